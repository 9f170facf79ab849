"""A pupil, a class or a guest asks to come: a seat at once where one is free, else a place in the line."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from django.db import IntegrityError

from premierpas.core import clock
from premierpas.core.actions import Actor, Stale, action, current_actor, step
from premierpas.core.compiled import Compiled, Given
from premierpas.core.events import emit
from premierpas.organisations.enums import Priority
from premierpas.organisations.models import Classroom, School
from premierpas.people.models import Enrolment, Guardian

from ..audience import may_come
from ..enums import LIVE, EventState, ForWhom, Order, RegistrationState
from ..errors import (
    AlreadyRegistered,
    NobodyChosen,
    NotInvited,
    NotOpen,
    PupilsRegistered,
    RegistrationClosed,
    TooManyPersons,
)
from ..events import RegistrationMoved
from ..line import joined, seated
from ..models import Escort, Event, Participant, Registration
from ..models.registrations import new_code
from ..seats import choose, free_seats, goes_first, locked, show_whether_full
from ..writing import write

ONCE = {"registration_pupil_once", "registration_class_once", "registration_guest_once", "participant_once"}
# What is tried first, by what the page said as it was sent.
AT_ONCE: Mapping[str, Callable[..., bool]] = {EventState.OPEN: seated, EventState.FULL: joined}
_used_codes = Compiled(
    lambda: Participant.objects.filter(
        event=Given("event"), code__in=Given("codes", many=True, of="text")
    ).values_list("code", flat=True)
)  # fmt: skip
_guardian = Compiled(
    lambda: Guardian.objects.confirmed().filter(pupil__enrolments=Given("enrolment")).values_list("pk")[:1]
)


@action(may="events.register", on="enrolment")
def register_pupil(event: Event, enrolment: Enrolment, *, by: Actor) -> Registration:
    """The pupil has a seat, or waits. Raises NotOpen, RegistrationClosed, NotInvited or AlreadyRegistered."""
    school = enrolment.classroom.school
    if enrolment.left_on is not None or not may_come(event, enrolment=enrolment):
        raise NotInvited
    return make_registration(event, [enrolment], Registration(enrolment=enrolment, school=school))


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

    Raises NotOpen, RegistrationClosed, NotInvited, NobodyChosen, TooManyPersons, AlreadyRegistered, or PupilsRegistered
    with the names of those who have asked alone.
    """
    chosen = list({each.pk: each for each in pupils}.values())
    if not chosen:
        raise NobodyChosen
    foreign = any(each.classroom_id != classroom.pk or each.left_on is not None for each in chosen)
    if foreign or not may_come(event, classroom=classroom):
        raise NotInvited
    registration = make_registration(event, chosen, Registration(classroom=classroom, school=classroom.school))
    Escort.objects.bulk_create([Escort(registration=registration, name=name, phone=phone) for name, phone in escorts])
    return registration


@action(may="events.organise")
def register_guest(event: Event, *, by: Actor, email: str, name: str) -> Registration:
    """Somebody who once was a pupil here, by their address; to an event for former pupils. Raises as `register_pupil`.

    No adult who isn't checked comes among minors by registering.
    """
    if event.for_whom != ForWhom.ALUMNI:
        raise NotInvited
    return make_registration(event, [None], Registration(guest_email=email.strip().lower(), guest_name=name))


@step
def make_registration(event: Event, persons: Sequence[Enrolment | None], registration: Registration) -> Registration:
    """Make the rows. Whoever registers waits for the event's lock: only what the line decides is done under it.

    Where nothing is to be weighed, a pupil needs one question.
    """
    registration.made_by_id, registration.persons = current_actor().user_id, len(persons)
    if registration.enrolment_id and (put := AT_ONCE.get(event.state)):
        # Asked before others have to wait; whoever joins the line has no seat to ask a guardian about.
        is_open = event.state == EventState.OPEN
        has_guardian = bool(_guardian.first(enrolment=registration.enrolment_id)) if is_open else None
        with _once_only():
            is_done = put(event, registration, may_go_before=_has_priority(registration.school))
        if is_done:
            _tell(registration, has_guardian=has_guardian)
            return registration
        if event.state == EventState.FULL:
            event.state = EventState.OPEN
            raise Stale
    codes = _fresh_codes(event, len(persons))
    event = locked(event)
    if not event.is_running:
        raise NotOpen
    if not event.takes_registrations:
        raise RegistrationClosed
    registration.event, registration.joined_at = event, clock.now()
    registration.priority = event.order == Order.PRIORITY and _has_priority(registration.school)
    if registration.classroom_id:
        _refuse_twice(registration, persons)
    free = [] if event.awaits_draw or event.state == EventState.FULL else free_seats(event)
    seats = choose(registration, free) if goes_first(event, registration, free) else []
    if not seats and registration.persons > 1 and registration.persons > (hall := event.seats.count()):
        raise TooManyPersons(hall)
    registration.state = RegistrationState.CONFIRMED if seats else RegistrationState.WAITING
    registration.settled_at = registration.joined_at if seats else None
    with _once_only():
        write(registration, persons, codes, seats)
    if seats:
        show_whether_full(event, left=len(free) - len(seats))
    _tell(registration)
    return registration


@step
def _tell(registration: Registration, *, has_guardian: bool | None = None) -> None:
    """Everybody below hears of it."""
    made = RegistrationMoved(
        at=registration.joined_at, registration_id=registration.pk, state=registration.state, is_new=True,
        has_guardian=has_guardian,
    )  # fmt: skip
    emit(made)


def _refuse_twice(registration: Registration, persons: Sequence[Enrolment | None]) -> None:
    """With the names of those of a class who have asked alone. Under the event's lock nobody adds one meanwhile."""
    live = Registration.objects.filter(event=registration.event_id, state__in=LIVE)
    if live.filter(classroom=registration.classroom_id).exists():
        raise AlreadyRegistered
    coming = Participant.objects.filter(event=registration.event_id, ended_at=None, enrolment__in=persons)
    names = [each.enrolment.pupil.full_name for each in coming.select_related("enrolment__pupil") if each.enrolment]
    if names:
        raise PupilsRegistered(names)


@contextmanager
def _once_only() -> Iterator[None]:
    """The database knows who comes already; raises AlreadyRegistered."""
    try:
        yield
    except IntegrityError as error:
        if getattr(getattr(error.__cause__, "diag", None), "constraint_name", "") in ONCE:
            raise AlreadyRegistered from None
        raise


def _fresh_codes(event: Event, count: int) -> list[str]:
    """So many that nobody of this event has."""
    codes: set[str] = set()
    while len(codes) < count:
        codes |= {new_code() for _each in range(count - len(codes))}
        codes -= set(_used_codes(event=event.pk, codes=list(codes)))
    return list(codes)


def _has_priority(school: School | None) -> bool:
    return school is not None and school.priority != Priority.NONE
