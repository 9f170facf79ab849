"""A registration as the database takes it: itself, its persons and their seats, in one statement.

Whoever is next waits for the event's lock meanwhile, so it is held no longer than the rows take.
"""

from collections.abc import Sequence

from premierpas.core.actions import step
from premierpas.core.compiled import kept_cursor
from premierpas.people.models import Enrolment

from .enums import RegistrationState
from .models import Registration, Seat

# A person is known by the code, which nobody else of the event has. Where there are no seats, none is matched.
_WRITE = """
WITH registration AS (
    INSERT INTO events_registration (
        event_id, enrolment_id, classroom_id, school_id, guest_email, guest_name, persons, state, priority, joined_at,
        settled_at, made_by_id
    )
    VALUES (
        %(event)s, %(enrolment)s, %(classroom)s, %(school)s, %(email)s, %(name)s, %(count)s, %(state)s, %(priority)s,
        %(joined)s, %(settled)s, %(by)s
    )
    RETURNING id, event_id
), participant AS (
    INSERT INTO events_participant (event_id, registration_id, enrolment_id, code)
    SELECT event_id, registration.id, person.enrolment, person.code
    FROM registration, unnest(%(persons)s::bigint[], %(codes)s::text[]) AS person (enrolment, code)
    RETURNING id, code
), seated AS (
    UPDATE events_seat SET participant_id = participant.id
    FROM participant JOIN unnest(%(seats)s::bigint[], %(codes)s::text[]) AS taken (seat, code) USING (code)
    WHERE events_seat.id = taken.seat
)
SELECT id FROM registration
"""


@step
def write(
    registration: Registration, persons: Sequence[Enrolment | None], codes: Sequence[str], seats: Sequence[Seat]
) -> None:
    """Keep a new registration. `codes`: one a person; `seats`: as many, or none for whoever waits."""
    words = {
        "event": registration.event_id, "enrolment": registration.enrolment_id,
        "classroom": registration.classroom_id, "school": registration.school_id,
        "email": registration.guest_email, "name": registration.guest_name, "count": registration.persons,
        "state": RegistrationState(registration.state).value, "priority": registration.priority,
        "joined": registration.joined_at, "settled": registration.settled_at, "by": registration.made_by_id,
        "persons": [person.pk if person else None for person in persons], "codes": list(codes),
        "seats": [seat.pk for seat in seats],
    }  # fmt: skip
    with kept_cursor() as cursor:
        cursor.execute(_WRITE, words)
        [(registration.pk,)] = cursor.fetchall()
    registration._state.adding = False
