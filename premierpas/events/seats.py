"""Seats under concurrency. Whoever registers, leaves, answers or changes an event locks its row first, so that what
they see is what is, and every change ends with `hand_out`: no seat is lost, and none is given twice."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from premierpas.core import clock
from premierpas.core.actions import step
from premierpas.core.compiled import Compiled, Given
from premierpas.core.events import emit

from .answering import answer_by, may_still_offer
from .enums import EventState, RegistrationState
from .errors import SeatsInUse
from .events import RegistrationMoved
from .models import Event, Participant, Registration, Seat

_lock = Compiled(lambda: Event.objects.filter(pk=Given("event")).select_for_update(of=("self",), no_key=True))
_free = Compiled(
    lambda: Seat.objects.filter(event=Given("event"), participant=None).select_related("quota").order_by("number")
)
_waiting = Compiled(lambda: Registration.objects.filter(event=Given("event")).waiting().select_related("school"))


@step
def locked(event: Event) -> Event:
    """The event's row as it is now, for this transaction alone."""
    for row in _lock(event=event.pk):
        return row
    raise Event.DoesNotExist


def free_seats(event: Event) -> list[Seat]:
    """Seats that nobody has, the lowest number first, with the quotas that keep them."""
    return _free(event=event.pk)


def goes_first(event: Event, newcomer: Registration, free: Sequence[Seat]) -> bool:
    """Whether nobody in line has a better right to these seats: nobody overtakes while no seat is offered any more."""
    if not free:
        return False
    before = _waiting(event=event.pk)
    return not any(choose(each, free) for each in before if each.turn is not None or each.priority >= newcomer.priority)


def choose(registration: Registration, free: Sequence[Seat]) -> list[Seat]:
    """The seats that this registration would get out of these: its school's own first; none when they aren't enough."""
    own = [seat for seat in free if seat.quota is not None and seat.quota.is_for(registration.school)]
    fitting = own + [seat for seat in free if seat.quota is None]
    return fitting[: registration.persons] if len(fitting) >= registration.persons else []


@step
def sit(seats: Iterable[Seat], participants: Iterable[Participant]) -> None:
    """These persons have these seats."""
    rows = []
    for seat, participant in zip(seats, participants, strict=True):
        seat.participant = participant
        rows.append(seat)
    if len(rows) == 1:
        rows[0].save(update_fields=["participant"])
    else:
        Seat.objects.bulk_update(rows, ["participant"])


@step
def stand_up(registration: Registration) -> None:
    """Its seats are free again."""
    Seat.objects.filter(participant__registration=registration).update(participant=None)


@step
def end(registration: Registration, state: RegistrationState) -> None:
    """It no longer counts: its seats are free, its persons don't come."""
    stand_up(registration)
    registration.participants.filter(ended_at=None).update(ended_at=clock.now())
    move(registration, state)


@step
def move(registration: Registration, state: RegistrationState, *, until: datetime | None = None) -> None:
    """Another state; `until`: how long a seat is held for it."""
    now = clock.now()
    registration.state, registration.answer_by = state, until
    if state == RegistrationState.OFFERED:
        registration.offered_at = now
    else:
        registration.settled_at = now
    registration.save(update_fields=["state", "answer_by", "offered_at", "settled_at"])
    emit(RegistrationMoved(at=now, registration_id=registration.pk, state=str(state.value)))


def gives_seats(event: Event) -> bool:
    """Whether somebody who waits may be offered a seat now: registration is open, and chance has spoken."""
    return event.is_running and not event.awaits_draw and may_still_offer(event)


@step
def hand_out(event: Event, *, at_once: bool = False) -> list[Registration]:
    """Every free seat goes to who is first in line and fits; a class that doesn't fit lets smaller ones pass.

    They are offered it and may say no; `at_once` (a draw, which may be after registration has closed) it is theirs.
    Returns whom it went to. The caller holds the event's lock.
    """
    served: list[Registration] = []
    free = free_seats(event)
    if free and (at_once or gives_seats(event)):
        until = None if at_once else answer_by(event)
        state = RegistrationState.CONFIRMED if at_once else RegistrationState.OFFERED
        for registration in event.registrations.waiting().select_related("school"):
            seats = choose(registration, free)
            if seats:
                sit(seats, registration.participants.filter(ended_at=None).order_by("pk"))
                move(registration, state, until=until)
                served.append(registration)
                free = [seat for seat in free if seat.participant_id is None]
            if not free:
                break
    show_whether_full(event, left=len(free))
    return served


@step
def show_whether_full(event: Event, *, left: int) -> None:
    """The event says `full` while no seat is left, and `open` again as soon as one is."""
    state = EventState.OPEN if left else EventState.FULL
    if event.is_running and event.state != state:
        event.state = state
        event.save(update_fields=["state"])


@step
def set_seats(event: Event, seats: int) -> None:
    """Make it exactly so many; raises SeatsInUse below those that somebody has. Those that schools have go last."""
    rows = list(Seat.objects.filter(event=event).order_by("number"))
    used = [seat for seat in rows if seat.participant_id is not None]
    if seats < len(used):
        raise SeatsInUse(len(used))
    free = sorted(
        (seat for seat in rows if seat.participant_id is None), key=lambda each: (each.quota_id or 0, -each.number)
    )
    gone = free[: max(0, len(rows) - seats)]
    Seat.objects.filter(pk__in=[seat.pk for seat in gone]).delete()
    numbers = {seat.number for seat in rows} - {seat.number for seat in gone}
    missing = seats - len(numbers)
    fresh = (number for number in range(1, seats + len(numbers) + 1) if number not in numbers)
    Seat.objects.bulk_create([Seat(event=event, number=next(fresh)) for _each in range(missing)])
