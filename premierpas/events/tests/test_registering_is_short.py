"""Whoever takes a seat waits for the event's lock: one question is asked of the database under it.

Whoever joins the line of a full event waits for nobody who does the same.
"""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from premierpas.events.actions import register_pupil
from premierpas.events.models import Event, Quota, Registration
from premierpas.people.models import Enrolment, Pupil
from tests.clients import signed_in
from tests.factories import a_classroom, a_coordinator, a_pupil, an_event

pytestmark = pytest.mark.django_db(transaction=True)
WEIGHED = ["SELECT events_seat", "SELECT events_registration", "WITH registration", "SELECT people_guardian"]
AFTER = {"WITH": "WITH", "SELECT": "FROM"}
OWN_OF_EACH = {"id", "enrolment_id", "joined_at", "settled_at", "made_by_id", "registration_id", "code"}
BEFORE = ["SELECT accounts_user", "SELECT events_event", "SELECT set_config"]


def asked_of_the_database(event: Event, pupil: Pupil) -> list[str]:
    """What a pupil's registration asks, once they have opened the page."""
    browser = signed_in(pupil.user)
    browser.get(reverse("events:event", args=[event.slug]))
    with CaptureQueriesContext(connection) as captured:
        assert browser.post(reverse("events:register", args=[event.slug])).status_code == 302
    return [each["sql"] for each in captured if each["sql"] not in ("BEGIN", "COMMIT")]


def named(sql: str) -> str:
    """What a statement does, and with which table."""
    if "set_config" in sql:
        return "SELECT set_config"
    while (outside := re.sub(r"\([^()]*\)", "", sql)) != sql:
        sql = outside
    words = sql.replace('"', "").split()
    return f"{words[0]} {words[1] if words[0] == 'UPDATE' else words[words.index(AFTER[words[0]]) + 1]}"


def under_the_lock(said: list[str]) -> tuple[list[str], list[str]]:
    """What is asked before the lock, and under it."""
    place = next(n for n, sql in enumerate(said) if "FOR NO KEY UPDATE" in sql)
    return sorted(map(named, said[:place])), [named(sql) for sql in said[place + 1 :]]


def test_a_seat_is_taken_by_one_statement_under_the_lock():
    room = a_classroom()
    event = an_event(room.school.territory, seats=2)
    for expected in (["WITH free"], ["WITH free", "UPDATE events_event"]):  # the last one: the event is full now
        before, under = under_the_lock(asked_of_the_database(event, a_pupil(room)))
        assert before == sorted([*BEFORE, "SELECT people_guardian"])
        assert under == expected


def test_where_seats_are_kept_for_a_school_it_is_weighed_who_gets_one():
    room = a_classroom()
    event = an_event(room.school.territory, seats=3)
    Quota.objects.create(event=event, school=room.school, until=event.closes_at)
    _before, under = under_the_lock(asked_of_the_database(event, a_pupil(room)))
    assert under == ["WITH free", "SELECT events_participant", "SELECT events_event", *WEIGHED]


def test_the_line_is_joined_in_one_statement_that_shares_the_lock():
    room = a_classroom()
    event = an_event(room.school.territory, seats=1)
    asked_of_the_database(event, a_pupil(room))
    for _each in range(2):
        *before, joined = asked_of_the_database(event, a_pupil(room))
        assert sorted(map(named, before)) == sorted(BEFORE)
        assert named(joined) == "WITH event" and "FOR SHARE" in joined


def test_whoever_joins_is_given_a_code_without_reading_those_of_all_who_come():
    room = a_classroom()
    event = an_event(room.school.territory, seats=1)
    asked_of_the_database(event, a_pupil(room))
    *_before, joined = asked_of_the_database(event, a_pupil(room))
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {joined}")
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "on events_participant used" in plan and "Seq Scan on events_participant" not in plan


def rows_of(registration: Registration) -> dict[str, object]:
    """What the database keeps of it and of its person, but for what each has of its own."""
    kept = [registration, registration.participants.get()]
    return {
        f"{type(row).__name__}.{field.attname}": getattr(row, field.attname)
        for row in kept
        for field in row._meta.concrete_fields
        if field.attname not in OWN_OF_EACH
    }


def test_a_row_of_the_line_is_the_same_whichever_way_it_came():
    room = a_classroom()
    event = an_event(room.school.territory, seats=1, order="priority")
    asked_of_the_database(event, a_pupil(room))
    alone, seen = a_pupil(room), Event.objects.get(pk=event.pk)
    asked_of_the_database(event, alone)
    seen.state = "open"  # as it was a moment ago
    register_pupil(seen, Enrolment.objects.get(pupil=a_pupil(room)), by=a_coordinator(room.school.territory))
    first, second = Registration.objects.filter(event=event, state="waiting").order_by("pk")
    assert rows_of(first) == rows_of(second)
    assert first.settled_at is None and second.settled_at is None


def test_a_row_with_a_seat_is_the_same_whichever_way_it_came():
    room = a_classroom()
    event = an_event(room.school.territory, seats=3, order="priority")
    asked_of_the_database(event, a_pupil(room))
    Quota.objects.create(event=event, school=room.school, until=event.closes_at)
    _before, under = under_the_lock(asked_of_the_database(event, a_pupil(room)))
    assert under[-1:] == WEIGHED[-1:], "who gets the seat was weighed"
    first, second = Registration.objects.filter(event=event, state="confirmed").order_by("pk")
    assert rows_of(first) == rows_of(second)
    assert first.settled_at == first.joined_at and second.settled_at == second.joined_at
    numbers = [each.participants.get().seat.number for each in (first, second)]
    assert numbers == [1, 2]
