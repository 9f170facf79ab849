"""Whoever takes a seat waits for the event's lock: what is asked of the database, and how much of it under that lock.

Whoever joins the line of a full event waits for nobody who does the same.
"""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from premierpas.events.actions import register_pupil
from premierpas.events.models import Event, Participant, Registration
from premierpas.people.models import Enrolment, Pupil
from tests.clients import signed_in
from tests.factories import a_classroom, a_coordinator, a_pupil, an_event

pytestmark = pytest.mark.django_db(transaction=True)
SEATED = ["SELECT events_seat", "SELECT events_registration", "WITH registration", "SELECT people_guardian"]
LAST_SEAT = [*SEATED[:-1], "UPDATE events_event", SEATED[-1]]
AFTER = {"WITH": "WITH", "SELECT": "FROM"}
OWN_OF_EACH = {"id", "enrolment_id", "joined_at", "made_by_id", "registration_id", "code"}
BEFORE = [
    "SELECT django_session", "SELECT accounts_user", "SELECT people_enrolment", "SELECT events_event",
    "SELECT set_config", "SELECT events_participant",
]  # fmt: skip


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


def test_under_the_lock_are_the_seat_and_the_rows_alone():
    room = a_classroom()
    event = an_event(room.school.territory, seats=2)
    for expected in (SEATED, LAST_SEAT):
        said = asked_of_the_database(event, a_pupil(room))
        place = next(n for n, sql in enumerate(said) if "FOR NO KEY UPDATE" in sql)
        assert sorted(map(named, said[:place])) == sorted(BEFORE)
        assert [named(sql) for sql in said[place + 1 :]] == expected


def test_the_line_is_joined_in_one_statement_that_shares_the_lock():
    room = a_classroom()
    event = an_event(room.school.territory, seats=1)
    asked_of_the_database(event, a_pupil(room))
    for _each in range(2):
        *before, joined = asked_of_the_database(event, a_pupil(room))
        assert sorted(map(named, before)) == sorted(set(BEFORE) - {"SELECT events_participant"})
        assert joined.strip().startswith("WITH full_event") and "FOR SHARE" in joined


def test_a_row_of_the_line_is_the_same_whichever_way_it_came():
    room = a_classroom()
    event = an_event(room.school.territory, seats=1, order="priority")
    asked_of_the_database(event, a_pupil(room))
    alone, seen = a_pupil(room), Event.objects.get(pk=event.pk)
    asked_of_the_database(event, alone)
    seen.state = "open"  # as it was a moment ago
    register_pupil(seen, Enrolment.objects.get(pupil=a_pupil(room)), by=a_coordinator(room.school.territory))
    rows = list(Registration.objects.filter(event=event, state="waiting").order_by("pk"))
    assert len(rows) == 2
    for kind in (Registration, Participant):
        mine, other = (
            {f.attname: getattr(each, f.attname) for f in kind._meta.concrete_fields}
            for each in (rows if kind is Registration else [row.participants.get() for row in rows])
        )
        assert {name for name in mine if mine[name] != other[name]} <= OWN_OF_EACH
