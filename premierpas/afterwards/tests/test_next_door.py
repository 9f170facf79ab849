"""« Ma prochaine porte »: the pupil's own draft, with ideas of their own, read by others only while it is shown."""

import pytest
from django.urls import reverse

from premierpas.afterwards.models import Landmark, NextDoor
from premierpas.afterwards.paths import FAMILIES, families_of
from premierpas.occupations.sectors import SECTORS
from premierpas.placements.models import Placement
from premierpas.week.actions import add_contact
from tests.clients import signed_in
from tests.factories import a_classroom, a_cleared_volunteer, a_pair, a_pupil, a_school, a_teacher, a_territory, acting
from tests.page_forms import forms_of

from .situations import a_lived_week

pytestmark = pytest.mark.django_db
HERE = reverse("afterwards:next_door")
WISHES = {
    "path1": "pro",
    "trades1": "wood",
    "place1": "Lycée du Bois",
    "why1": "J’aime l’atelier.",
    "summer": "Dormir.",
}


@pytest.fixture
def pupil():
    return a_pupil(a_classroom(a_school(a_territory())))


def test_wishes_keep_their_order_and_a_wish_with_words_needs_a_path(pupil):
    browser = signed_in(pupil.user)
    refused = browser.post(HERE, WISHES | {"why2": "Pour voir."})
    assert refused.status_code == 422 and "Pour voir." in refused.content.decode()
    assert browser.post(HERE, WISHES | {"path3": "cap"}).status_code == 302
    door = NextDoor.objects.get(pupil=pupil)
    assert [(each.rank, each.path) for each in door.wishes.all()] == [(1, "pro"), (2, "cap")]
    assert "J’aime l’atelier." in browser.get(HERE).content.decode()


def test_teacher_and_mentor_read_it_only_while_the_pupil_shows_it(pupil):
    classroom = pupil.enrolments.get().classroom
    teacher, mentor = a_teacher(classroom), a_cleared_volunteer(classroom.school.territory)
    a_pair(pupil, mentor)
    address = reverse("afterwards:next_door_shown", args=[pupil.pk])
    readers = [signed_in(teacher.user, f"membership:{teacher.pk}"), signed_in(mentor.user, f"volunteer:{mentor.pk}")]
    browser = signed_in(pupil.user)
    for shown, status in (("", 403), ("on", 200), ("", 403)):
        browser.post(HERE, WISHES | ({"shown": shown} if shown else {}))
        assert {each.get(address).status_code for each in readers} == {status}


def test_ideas_grow_from_weeks_and_people_met(pupil):
    week = a_lived_week(pupil)
    Placement.objects.filter(pk=week.pk).update(sector="wood")
    add_contact(
        pupil, placement=week, values={"name": "Mina", "trade": "ébéniste", "told": "", "reach": ""}, by=acting(pupil)
    )
    page = signed_in(pupil.user).get(HERE).content.decode()
    assert "Le bois" in page and "Mina" in page


def test_every_sector_of_a_family_is_one_of_ours():
    assert {code for each in FAMILIES.values() for code in each.sectors} <= set(SECTORS)
    assert families_of(["wood", "nothing"]) == ["wood"]


def test_a_day_is_noted_once_however_often_it_is_sent_and_forgotten(pupil):
    browser = signed_in(pupil.user)
    html = browser.get(HERE).content.decode()
    key = next(form for form in forms_of(html) if "d-once" in form.values).values["d-once"][0]
    for _twice in range(2):
        browser.post(HERE, {"act": "date", "d-once": key, "d-day": "2027-03-06", "d-what": "Portes ouvertes"})
    row = Landmark.objects.get(pupil=pupil)
    assert browser.post(HERE, {"act": f"forget:{row.pk}"}).status_code == 302
    assert not Landmark.objects.exists()
