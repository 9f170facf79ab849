"""Joining the line of a full event. Nothing is to be decided there, so that pupils needn't wait for one another.

Those who join share the event's lock: only whoever frees a seat or changes the event waits for them, and they for that
one.
"""

from premierpas.core import clock
from premierpas.core.actions import step
from premierpas.core.compiled import kept_cursor

from .enums import RegistrationState
from .models import Event, Registration
from .models.registrations import new_code

_CODES = 3  # offered to the database, which takes the first that nobody of the event has

# One statement, so that the lock is held no longer than the rows take. Each column is that of `Registration`'s and
# `Participant`'s defaults, or is named here.
_JOIN = """
WITH full_event AS (
    SELECT id, "order" = 'priority' AND %(priority)s AS goes_before FROM events_event
    WHERE id = %(event)s AND state = 'full' AND closes_at > %(now)s
    FOR SHARE
), fresh AS (
    SELECT code FROM unnest(%(codes)s::text[]) AS offered (code)
    WHERE NOT EXISTS (SELECT FROM events_participant used WHERE event_id = %(event)s AND used.code = offered.code)
    LIMIT 1
), registration AS (
    INSERT INTO events_registration (
        event_id, enrolment_id, school_id, guest_email, guest_name, persons, state, priority, joined_at, made_by_id
    )
    SELECT full_event.id, %(enrolment)s, %(school)s, '', '', 1, 'waiting', goes_before, %(now)s, %(by)s
    FROM full_event, fresh
    RETURNING id, event_id, enrolment_id, priority
), participant AS (
    INSERT INTO events_participant (event_id, registration_id, enrolment_id, code)
    SELECT event_id, registration.id, enrolment_id, fresh.code FROM registration, fresh
)
SELECT id, priority FROM registration
"""


@step
def joined(event: Event, registration: Registration, *, may_go_before: bool) -> bool:
    """Put this pupil at the end of the line; False, and nothing is done, where the event isn't full or has closed.

    `may_go_before`: of a school that goes first where the event says so.
    """
    now = clock.now()
    with kept_cursor() as cursor:
        words = {
            "event": event.pk, "now": now, "priority": may_go_before, "codes": [new_code() for _each in range(_CODES)],
            "enrolment": registration.enrolment_id, "school": registration.school_id, "by": registration.made_by_id,
        }  # fmt: skip
        cursor.execute(_JOIN, words)
        rows = cursor.fetchall()
    if not rows:
        return False
    registration.pk, registration.priority = rows[0]
    registration.event, registration.joined_at, registration.state = event, now, RegistrationState.WAITING
    registration._state.adding = False
    return True
