"""Whoever registers waits for the event's lock: what is asked of the database, and how much of it under that lock."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from premierpas.events.models import Event
from premierpas.people.models import Pupil
from tests.clients import signed_in
from tests.factories import a_classroom, a_pupil, an_event

pytestmark = pytest.mark.django_db(transaction=True)
SEATED = [
    "SELECT events_seat", "SELECT events_registration", "INSERT events_registration", "INSERT events_participant",
    "UPDATE events_seat", "SELECT people_guardian",
]  # fmt: skip
LAST_SEAT = [*SEATED[:-1], "UPDATE events_event", SEATED[-1]]
IN_LINE = ["INSERT events_registration", "INSERT events_participant"]
AFTER = {"INSERT": "INTO", "SELECT": "FROM"}
BEFORE = [
    "SELECT django_session", "SELECT accounts_user", "SELECT people_enrolment", "SELECT events_event",
    "SELECT set_config", "SELECT events_participant",
]  # fmt: skip


def asked_of_the_database(event: Event, pupil: Pupil) -> tuple[list[str], list[str]]:
    """What a pupil's registration asks before the event's lock and under it, once they have opened the page."""
    browser = signed_in(pupil.user)
    browser.get(reverse("events:event", args=[event.slug]))
    with CaptureQueriesContext(connection) as captured:
        assert browser.post(reverse("events:register", args=[event.slug])).status_code == 302
    said = [each["sql"] for each in captured if each["sql"] not in ("BEGIN", "COMMIT")]
    place = next(n for n, sql in enumerate(said) if "FOR NO KEY UPDATE" in sql)
    return [named(sql) for sql in said[:place]], [named(sql) for sql in said[place + 1 :]]


def named(sql: str) -> str:
    """What a statement does, and with which table."""
    if "set_config" in sql:
        return "SELECT set_config"
    while (outside := re.sub(r"\([^()]*\)", "", sql)) != sql:
        sql = outside
    words = sql.replace('"', "").split()
    return f"{words[0]} {words[1] if words[0] == 'UPDATE' else words[words.index(AFTER[words[0]]) + 1]}"


def test_under_the_lock_are_the_seat_and_the_rows_alone():
    room = a_classroom()
    event = an_event(room.school.territory, seats=2)
    for expected in (SEATED, LAST_SEAT, IN_LINE, IN_LINE):
        before, under = asked_of_the_database(event, a_pupil(room))
        assert (sorted(before), under) == (sorted(BEFORE), expected)
