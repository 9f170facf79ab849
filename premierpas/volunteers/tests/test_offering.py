"""What a volunteer offers is said by them alone, kept as said, and read by others in a constant number of queries."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from premierpas.core import clock
from premierpas.core.errors import DomainError
from premierpas.people.enums import Language
from premierpas.volunteers.actions import note_away, say_availability
from premierpas.volunteers.enums import SLOTS, Part
from premierpas.volunteers.models import Availability
from premierpas.volunteers.offering import Offering, Slot, offerings, slot_of
from tests.clients import signed_in
from tests.factories import a_territory, a_volunteer, acting

MIDDAY = Part.MIDDAY
pytestmark = pytest.mark.django_db


def test_what_is_said_on_the_page_is_what_others_read():
    volunteer = a_volunteer(a_territory())
    browser = signed_in(volunteer.user)
    said = {"slots": ["3-evening", "6-morning"], "load": "2", "languages": ["fr", "ar"], "sector_1": "wood"}
    answer = browser.post("/association/equipe/moi/disponibilites/", {"act": "week"} | said)
    assert answer.status_code == 302
    today = clock.today()
    browser.post(
        "/association/equipe/moi/disponibilites/",
        {"act": "away", "abs-first_day": today.isoformat(), "abs-last_day": (today + timedelta(days=6)).isoformat()},
    )
    found = offerings([volunteer.pk])[volunteer.pk]
    assert found == Offering(
        languages=frozenset({Language.FRENCH, Language.ARABIC}),
        sectors=frozenset({"wood"}),
        slots=frozenset({Slot(3, Part.EVENING), Slot(6, Part.MORNING)}),
        load=2,
        away=((today, today + timedelta(days=6)),),
    )
    assert found.is_away(today)
    assert not found.is_away(today + timedelta(days=7))


def test_a_hundred_volunteers_are_read_in_as_many_queries_as_one(django_assert_num_queries):
    territory = a_territory()
    ids = []
    for _number in range(3):
        volunteer = a_volunteer(territory)
        say_availability(
            volunteer, by=acting(volunteer), languages=[Language.FRENCH], sectors=[], slots=[Slot(1, MIDDAY)], load=1
        )
        ids.append(volunteer.pk)
    silent = a_volunteer(territory)
    with django_assert_num_queries(2):
        found = offerings([*ids, silent.pk])
    assert found[silent.pk] == Offering()


@pytest.mark.parametrize(
    ("first", "last", "field"),
    [(5, 3, "last_day"), (-9, -2, "last_day"), (2, 400, "last_day"), (12, 20, "first_day")],
    ids=["ends before it begins", "is past", "is longer than a year", "is noted already"],
)
def test_days_away_that_make_no_sense_are_refused_at_their_field(first: int, last: int, field: str):
    volunteer = a_volunteer(a_territory())
    today = clock.today()

    def away(a: int, b: int) -> None:
        note_away(volunteer, by=acting(volunteer), first_day=_after(today, a), last_day=_after(today, b))

    away(10, 14)
    with pytest.raises(DomainError) as refused:
        away(first, last)
    assert refused.value.field == field


def test_the_database_takes_no_slot_that_isnt_of_a_week():
    volunteer = a_volunteer(a_territory())
    assert [slot_of(code) for code in SLOTS] == sorted(map(slot_of, SLOTS), key=lambda each: each.weekday)
    with pytest.raises(IntegrityError), transaction.atomic():
        Availability.objects.create(volunteer=volunteer, slots=["7-evening"])


def _after(day: date, days: int) -> date:
    return day + timedelta(days=days)
