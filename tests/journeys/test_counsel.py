"""Counsel around one pupil: a meeting booked for them, a text read by the mentor, what the family reads of it all."""

from datetime import timedelta

import pytest

from premierpas.accounts.links import Link
from premierpas.core import clock
from premierpas.meetings.actions import offer_slots
from premierpas.meetings.enums import Way
from premierpas.meetings.tests.situations import Scene, a_scene
from premierpas.organisations.models import Territory
from premierpas.people.consenting import FAMILY
from premierpas.people.models import Guardian, PupilLink
from premierpas.people.sight import open_now
from premierpas.threads.actions import begin_thread
from premierpas.workshop.actions import ask_review, save_cv
from premierpas.workshop.keeping import Typed
from premierpas.workshop.models import CV
from tests.factories import acting

from .conftest import DESK, PHONE
from .walk import enter, seen

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def a_year() -> Scene:
    """A meeting with its note, a text to read, a word in a thread, a moment to book, a mother who can be reached."""
    scene = a_scene()
    Territory.objects.filter(pk=scene.mentor.territory_id).update(guardians_read_messages=True)
    mother = Guardian.objects.create(pupil=scene.pupil, name="Nadia Benali", email="nadia@exemple.test")
    told = {"how": "Contente de sa lettre.", "step": "Envoyer la lettre", "family": [mother.name]}
    scene.met(**told, step_on=clock.today() + timedelta(days=3))
    by = acting(scene.mentor)
    offer_slots(scene.mentor, by=by, starts=[clock.now() + timedelta(days=4)], minutes=45, way=Way.PHONE)
    link = PupilLink.objects.filter(open_now(), pupil=scene.pupil, volunteer=scene.mentor).order_by("pk").first()
    begin_thread(scene.pair.enrolment, by=by, link=link, text="Bravo pour ta lettre !")
    save_cv(scene.pupil, typed=Typed({"about_me": "J’aime le bois."}, 0), by=acting(scene.pupil))
    text = CV.objects.get(pupil=scene.pupil).pk
    ask_review(scene.pupil, kind="workshop.cv", text_id=text, reader=scene.mentor, by=acting(scene.pupil))
    return scene


@pytest.mark.parametrize(("size", "script"), [(PHONE, False), (DESK, True)], ids=["phone without script", "desk"])
def test_a_meeting_is_booked_a_text_read_and_the_family_reads_along(seat, size, script: bool):
    scene = a_year()
    desk, mentor, family = (seat(size, script=script) for _each in range(3))
    enter(desk, scene.coordinator)
    desk.go(f"/association/eleves/{scene.pupil.pk}/", "the pupil's year")
    seen(desk, f"counsel-year-{size[0]}")
    desk.press("Réserver un rendez-vous", "moments to book")
    seen(desk, f"counsel-book-{size[0]}")
    desk.press("Réserver", "booked")
    assert "C’est réservé" in desk.page.inner_text("body")
    desk.go(f"/association/eleves/{scene.pupil.pk}/")
    desk.press("Envoyer la page de la famille", "the family's page of one pupil")
    desk.press("Envoyer", "sent")
    seen(desk, f"counsel-family-sent-{size[0]}")

    enter(mentor, scene.mentor)
    mentor.go(f"/mentor/{scene.pair.pk}/", "the pupil of a mentor")
    seen(mentor, f"counsel-mentor-{size[0]}")
    mentor.press("Relire", "a text to read")
    mentor.fill(closing="Dis aussi pourquoi.")
    mentor.press("Donner mes remarques à l’élève", "remarks given")

    family.go(Link.objects.get(purpose=FAMILY).address)
    born = scene.pupil.birth_date
    family.fill(day=str(born.day), year=str(born.year))
    family.page.select_option("select[name=month]", str(born.month))
    family.press("Ouvrir la page", "what a family reads")
    seen(family, f"counsel-family-{size[0]}")
    read = family.page.inner_text("main")
    assert all(each in read for each in ("Contente de sa lettre.", "Envoyer la lettre", "Bravo pour ta lettre !"))
