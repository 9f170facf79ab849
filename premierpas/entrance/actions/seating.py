"""Seats that nobody has claimed ten minutes after the start go to those who stand there, in the order of the line."""

from collections.abc import Collection
from datetime import timedelta

from premierpas.core import clock
from premierpas.core.actions import Actor, action, step
from premierpas.events.enums import RegistrationState
from premierpas.events.models import Event, Participant, Registration, Seat
from premierpas.events.seats import end, free_seats, locked, move, show_whether_full, sit

from ..errors import NoSeatLeft, TooSoon

GRACE = timedelta(minutes=10)


def may_give(event: Event) -> bool:
    """Whether whoever isn't there yet may lose the seat."""
    return event.is_running and event.start + GRACE <= clock.now() < event.end


@action(may="events.welcome")
def give_unclaimed(event: Event, *, by: Actor, present: Collection[int]) -> list[Registration]:
    """Those of the line who stand there (ids of registrations) get the seats, first first. Returns who got one.

    A seat that was free goes first, then that of whoever registered last and hasn't come. Who is skipped stays in
    line. Raises TooSoon, or NoSeatLeft when nobody got one.
    """
    event = locked(event)
    if not may_give(event):
        raise TooSoon
    served = []
    for registration in event.registrations.waiting().filter(pk__in=present).prefetch_related("participants"):
        persons = [each for each in registration.participants.all() if each.ended_at is None]
        seats = _seats_for(event, len(persons))
        if seats:
            sit(seats, persons)
            move(registration, RegistrationState.CONFIRMED)
            served.append(registration)
    if not served:
        raise NoSeatLeft
    show_whether_full(event, left=len(free_seats(event)))
    return served


@step
def _seats_for(event: Event, wanted: int) -> list[Seat]:
    """So many seats, or none; takes no seat from anybody unless they are enough."""
    free = free_seats(event)
    missing = wanted - len(free)
    if missing <= 0:
        return free[:wanted]
    late = _late(event)
    if len(late) < missing:
        return []
    for participant in late[:missing]:
        _lose(participant)
    return free_seats(event)[:wanted]


def _late(event: Event) -> list[Participant]:
    """Who had a seat before it began and hasn't come, the last to register first."""
    rows = Participant.objects.filter(
        event=event, ended_at=None, came_at=None, registration__state=RegistrationState.CONFIRMED,
        registration__settled_at__lt=event.start, seat__isnull=False,
    )  # fmt: skip
    return list(rows.select_related("registration__event").order_by("-registration__joined_at", "-pk"))


@step
def _lose(participant: Participant) -> None:
    """One person's seat is free; a registration without anybody left is over."""
    registration = Registration.objects.select_related("event").get(pk=participant.registration_id)
    if registration.persons == 1:
        end(registration, RegistrationState.OVER)
        return
    Seat.objects.filter(participant=participant).update(participant=None)
    participant.ended_at = clock.now()
    participant.save(update_fields=["ended_at"])
    registration.persons -= 1
    registration.save(update_fields=["persons"])
