"""The diary: a day at a time, while the week lasts and two weeks after; the pupil's own."""

from collections.abc import Iterator
from copy import deepcopy
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from premierpas.core.clock import travel
from premierpas.placements import tasks
from premierpas.placements.models import Placement
from premierpas.placements.terms.prefill import days_of
from premierpas.placements.tests.agreements import in_signature, on_its_third_day
from premierpas.week.actions import NotToWrite, save_entry
from premierpas.week.days import Door, door_of
from premierpas.week.models import DiaryEntry
from premierpas.week.prompts import BY_DAY
from premierpas.workshop.keeping import Typed
from premierpas.workshop.models import SpareDraft
from tests.begun import begun_once
from tests.clients import signed_in
from tests.factories import a_pupil, acting

pytestmark = pytest.mark.django_db
HARD = ["😀 Réparé un vélo", "نهار جميل في الورشة", "a" * 90, "<script>alert(1)</script>", "*#@_`$", "x" * 3000]


third_day = begun_once(on_its_third_day)


@pytest.fixture
def going(third_day: Placement) -> Iterator[Placement]:
    """A pupil on the third day of their week."""
    with travel(third_day.first_day + timedelta(days=2)):
        yield deepcopy(third_day)


def pupil_of(placement: Placement) -> Client:
    return signed_in(placement.pupil.user)


def page_of(day: date) -> str:
    return reverse("week:diary", args=[day])


def test_today_comes_first_and_days_to_come_are_no_doors(going: Placement) -> None:
    html = pupil_of(going).get(reverse("week:home")).content.decode()
    days = days_of(going)
    assert "Écrire aujourd’hui" in html and page_of(days[2]) in html
    assert page_of(days[3]) not in html and "à venir" in html


def test_a_day_is_written_and_read_again(going: Placement) -> None:
    client, day = pupil_of(going), days_of(going)[2]
    client.post(page_of(day), {"version": "0", "saw": "J’ai poncé une planche.", "met": "Samir"})
    entry = DiaryEntry.objects.get()
    assert (entry.day, entry.saw) == (day, "J’ai poncé une planche.")
    assert "poncé" in client.get(reverse("week:whole_diary")).content.decode()
    assert "écrit" in client.get(reverse("week:home")).content.decode()


@pytest.mark.parametrize("text", HARD)
def test_every_writing_is_kept_as_it_was_typed(going: Placement, text: str) -> None:
    client, day = pupil_of(going), days_of(going)[0]
    client.post(page_of(day), {"version": "0", "learnt": text})
    assert DiaryEntry.objects.get().learnt == text
    html = client.get(page_of(day)).content.decode()
    assert "<script>alert(1)" not in html


def test_two_devices_keep_both_texts(going: Placement) -> None:
    client, day = pupil_of(going), days_of(going)[2]
    client.post(page_of(day), {"version": "0", "saw": "Du téléphone"})
    html = client.post(page_of(day), {"version": "0", "saw": "De l’ordinateur"}, follow=True).content.decode()
    assert "Du téléphone" in html and "De l’ordinateur" in html and "Mon journal" in html
    assert SpareDraft.objects.get().parts["saw"] == "De l’ordinateur"


@pytest.mark.parametrize(
    ("offset", "door"),
    [(-1, Door.COMING), (0, Door.OPEN), (18, Door.OPEN), (19, Door.CLOSED)],
    ids=["the day before", "the day itself", "two weeks after the last day", "a day later"],
)
def test_a_day_opens_on_itself_and_closes_two_weeks_after_the_week(going: Placement, offset: int, door: Door) -> None:
    first = going.first_day
    assert (going.last_day - first).days == 4
    with travel(first + timedelta(days=offset)):
        assert door_of(going, first) is door


def test_a_day_to_come_or_of_no_week_is_refused_even_when_forged(going: Placement) -> None:
    client, days = pupil_of(going), days_of(going)
    assert client.post(page_of(days[4]), {"version": "0", "saw": "Demain"}).status_code == 409
    assert client.post(page_of(days[4]), {"version": "0"}, headers={"X-Keep": "1"}).status_code == 409
    assert client.get(page_of(days[0] - timedelta(days=1))).status_code == 403
    with pytest.raises(NotToWrite):
        save_entry(going, day=days[4], typed=Typed({"saw": "Demain"}, 0), by=acting(going.pupil))
    assert client.get("/moi/semaine/journal/2027-02-31/").status_code == 404
    assert not DiaryEntry.objects.exists()


def test_a_week_that_is_not_signed_has_no_diary() -> None:
    placement = in_signature().placement
    with travel(placement.first_day + timedelta(days=1)):
        tasks.run_states()
        html = pupil_of(placement).get(reverse("week:home")).content.decode()
        assert "pas encore signée" in html and "Écrire" not in html
        with pytest.raises(NotToWrite):
            save_entry(placement, day=placement.first_day, typed=Typed({"saw": "Rien"}, 0), by=acting(placement.pupil))


def test_nobody_else_opens_a_diary(going: Placement) -> None:
    day = days_of(going)[0]
    school = going.enrolment.classroom.school
    others = [signed_in(a_pupil().user), *(signed_in(row.user) for row in school.memberships.all())]
    assert {each.get(page_of(day)).status_code for each in others} == {403}


def test_a_pupil_without_a_place_is_led_to_the_search() -> None:
    html = signed_in(a_pupil().user).get(reverse("week:home")).content.decode()
    assert "Chercher ma place" in html


def test_five_days_ask_five_different_things() -> None:
    for part in ("saw", "met", "learnt", "surprised"):
        assert len({str(getattr(prompts, part)) for prompts in BY_DAY}) == 5


def test_a_week_asks_no_more_statements_however_much_is_written(
    going: Placement, django_assert_max_num_queries
) -> None:
    for day in days_of(going)[:3]:
        save_entry(going, day=day, typed=Typed({"saw": "Mot " * 200}, 0), by=acting(going.pupil))
    client = pupil_of(going)
    client.get(reverse("week:home"))
    with django_assert_max_num_queries(18):
        client.get(reverse("week:home"))
