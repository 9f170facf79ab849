"""A pupil, a class or a guest asks to come: a seat at once where one is free, else a place in the line."""

from collections.abc import Sequence

from django.db import IntegrityError, transaction

from premierpas.core import clock
from premierpas.core.actions import Actor, action, current_actor, step
from premierpas.core.events import emit
from premierpas.organisations.enums import Priority
from premierpas.organisations.models import Classroom, School
from premierpas.people.models import Enrolment

from ..audience import may_come
from ..enums import Order, RegistrationState
from ..errors import AlreadyRegistered, NobodyChosen, NotInvited, NotOpen, RegistrationClosed, TooManyPersons
from ..events import RegistrationMoved
from ..models import Escort, Event, Participant, Registration
from ..models.registrations import new_code
from ..seats import choose, free_seats, locked, show_whether_full, sit


@action(may="events.register", on="enrolment")
def register_pupil(event: Event, enrolment: Enrolment, *, by: Actor) -> Registration:
    """The pupil has a seat, or waits. Raises NotOpen, RegistrationClosed, NotInvited or AlreadyRegistered."""
    school = enrolment.classroom.school
    if not may_come(event, enrolment=enrolment):
        raise NotInvited
    return _registered(event, [enrolment], Registration(enrolment=enrolment, school=school))


@action(may="events.register_class", on="classroom")
def register_class(
    event: Event,
    classroom: Classroom,
    *,
    by: Actor,
    pupils: Sequence[Enrolment],
    escorts: Sequence[tuple[str, str]] = (),
) -> Registration:
    """Seats for all of these pupils of the class, or a place in the line for all; `escorts`: names and numbers.

    Raises NotOpen, RegistrationClosed, NotInvited, NobodyChosen, TooManyPersons or AlreadyRegistered.
    """
    if not pupils:
        raise NobodyChosen
    if not may_come(event, classroom=classroom) or any(each.classroom_id != classroom.pk for each in pupils):
        raise NotInvited
    registration = _registered(event, pupils, Registration(classroom=classroom, school=classroom.school))
    Escort.objects.bulk_create([Escort(registration=registration, name=name, phone=phone) for name, phone in escorts])
    return registration


@action(may="events.organise", on="event", links={})
def register_guest(event: Event, *, by: Actor, email: str, name: str) -> Registration:
    """Somebody who once was a pupil here, by their address. Raises as `register_pupil`."""
    return _registered(event, [None], Registration(guest_email=email, guest_name=name))


@step
def _registered(event: Event, persons: Sequence[Enrolment | None], registration: Registration) -> Registration:
    """Make the rows, under the event's lock."""
    event = locked(event)
    if not event.is_running:
        raise NotOpen
    if not event.takes_registrations:
        raise RegistrationClosed
    registration.event, registration.persons, registration.joined_at = event, len(persons), clock.now()
    registration.made_by_id = current_actor().user_id
    registration.priority = event.order == Order.PRIORITY and _has_priority(registration.school)
    free = [] if event.awaits_draw else free_seats(event)
    seats = choose(registration, free)
    if not seats and registration.persons > event.seats.count():
        raise TooManyPersons(event.seats.count())
    registration.state = RegistrationState.CONFIRMED if seats else RegistrationState.WAITING
    registration.settled_at = registration.joined_at if seats else None
    try:
        with transaction.atomic():
            registration.save()
            participants = _participants(registration, persons)
    except IntegrityError:
        raise AlreadyRegistered from None
    if seats:
        sit(seats, participants)
        show_whether_full(event, left=len(free) - len(seats))
    emit(RegistrationMoved(at=clock.now(), registration_id=registration.pk, state=registration.state))
    return registration


def _participants(registration: Registration, persons: Sequence[Enrolment | None]) -> list[Participant]:
    taken = set(Participant.objects.filter(event=registration.event_id).values_list("code", flat=True))
    rows = []
    for person in persons:
        row = Participant(event_id=registration.event_id, registration=registration, enrolment=person)
        while row.code in taken:
            row.code = new_code()
        taken.add(row.code)
        rows.append(row)
    return Participant.objects.bulk_create(rows)


def _has_priority(school: School | None) -> bool:
    return school is not None and school.priority != Priority.NONE
