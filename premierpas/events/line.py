"""One pupil registers where nothing is to be weighed: a free seat is theirs, or the end of a full event's line.

Whoever takes a seat has the event's lock for as long as one question takes. Those who join the line share it: only
whoever frees a seat or changes the event waits for them, and they for that one.
"""

from collections.abc import Mapping
from typing import Any, cast

import psycopg
from django.db import connection

from premierpas.core import clock
from premierpas.core.actions import step
from premierpas.core.compiled import kept_cursor

from .enums import EventState, RegistrationState
from .models import Event, Registration
from .models.registrations import new_code
from .seats import show_whether_full

_CODES = 3  # offered to the database, which takes the first that nobody of the event has

# One statement, so that the lock is held no longer than the rows take. Each column is that of `Registration`'s and
# `Participant`'s defaults, or is named here. Codes are counted one by one: a join would read those of all who come.
_ROWS = f"""
fresh AS (
    SELECT code FROM (VALUES {", ".join(f"(%(code_{n})s::text)" for n in range(_CODES))}) AS offered (code)
    WHERE (SELECT count(*) FROM events_participant used WHERE event_id = %(event)s AND used.code = offered.code) = 0
    LIMIT 1
), registration AS (
    INSERT INTO events_registration (
        event_id, enrolment_id, school_id, guest_email, guest_name, persons, state, priority, joined_at, settled_at,
        made_by_id
    )
    SELECT event.id, %(enrolment)s, %(school)s, '', '', 1, %(state)s, goes_before, %(now)s, %(settled)s, %(by)s
    FROM event, fresh
    RETURNING id, event_id, enrolment_id, priority
), participant AS (
    INSERT INTO events_participant (event_id, registration_id, enrolment_id, code)
    SELECT event_id, registration.id, enrolment_id, fresh.code FROM registration, fresh
    RETURNING id
)
"""
_JOIN = f"""
WITH event AS (
    SELECT id, "order" = 'priority' AND %(priority)s AS goes_before FROM events_event
    WHERE id = %(event)s AND state = 'full' AND closes_at > %(now)s
    FOR SHARE
), {_ROWS}
SELECT id, priority FROM registration
"""
# What others did meanwhile is seen by a statement that begins when the lock is there, so the lock has one of its own.
_LOCK = "SELECT state FROM events_event WHERE id = %(event)s FOR NO KEY UPDATE"
_SIT = f"""
WITH free AS (
    SELECT id FROM events_seat WHERE event_id = %(event)s AND participant_id IS NULL ORDER BY number LIMIT 2
), event AS (
    SELECT id, "order" = 'priority' AND %(priority)s AS goes_before, (SELECT id FROM free LIMIT 1) AS seat
    FROM events_event
    WHERE id = %(event)s AND state = 'open' AND closes_at > %(now)s AND EXISTS (SELECT FROM free)
        AND ("order" <> 'draw' OR drawn_at IS NOT NULL)
        AND NOT EXISTS (SELECT FROM events_quota WHERE event_id = %(event)s)
        AND NOT EXISTS (SELECT FROM events_registration WHERE event_id = %(event)s AND state = 'waiting')
), {_ROWS}, seated AS (
    UPDATE events_seat SET participant_id = participant.id FROM event, participant WHERE events_seat.id = event.seat
)
SELECT id, priority, (SELECT count(*) FROM free) - 1 FROM registration
"""


@step
def joined(event: Event, registration: Registration, *, may_go_before: bool) -> bool:
    """Put this pupil at the end of the line; False, and nothing is done, where the event isn't full or has closed.

    `may_go_before`: of a school that goes first where the event says so.
    """
    words = _words(event, registration, RegistrationState.WAITING, may_go_before)
    with kept_cursor() as cursor:
        cursor.execute(_JOIN, words)
        rows = cursor.fetchall()
    for pk, priority in rows:
        _is_kept(registration, event, pk, priority, words)
    return bool(rows)


@step
def seated(event: Event, registration: Registration, *, may_go_before: bool) -> bool:
    """Give this pupil the first free seat, or the end of the line where the last has gone meanwhile.

    False where there is something to weigh (others wait, seats are kept for schools, chance decides) or the event takes
    nobody: nothing is done then, but the event's lock is held. `may_go_before`: as in `joined`.
    """
    words = _words(event, registration, RegistrationState.CONFIRMED, may_go_before)
    held = cast(psycopg.Connection[Any], connection.connection)
    with held.pipeline(), kept_cursor() as locking, kept_cursor() as sitting:  # sent together, done one after the other
        locking.execute(_LOCK, words)
        sitting.execute(_SIT, words)
        states, rows = locking.fetchall(), sitting.fetchall()
    for pk, priority, left in rows:
        _is_kept(registration, event, pk, priority, words)
        show_whether_full(event, left=left)
    if not rows and states == [(EventState.FULL,)]:
        return joined(event, registration, may_go_before=may_go_before)
    return bool(rows)


def _words(event: Event, registration: Registration, state: RegistrationState, may_go_before: bool) -> dict[str, Any]:
    now = clock.now()
    return {
        "event": event.pk, "now": now, "priority": may_go_before, **{f"code_{n}": new_code() for n in range(_CODES)},
        "enrolment": registration.enrolment_id, "school": registration.school_id, "by": registration.made_by_id,
        "state": state.value, "settled": now if state == RegistrationState.CONFIRMED else None,
    }  # fmt: skip


def _is_kept(registration: Registration, event: Event, pk: int, priority: bool, words: Mapping[str, Any]) -> None:
    """The object says what its row does."""
    registration.pk, registration.priority, registration.event = pk, priority, event
    registration.joined_at, registration.settled_at = words["now"], words["settled"]
    registration.state = RegistrationState(words["state"])
    registration._state.adding = False
