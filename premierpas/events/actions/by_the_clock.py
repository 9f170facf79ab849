"""What happens to an event by the clock: silence passes a seat on, kept seats fall open, chance decides, it is over."""

import hashlib

from premierpas.core import clock
from premierpas.core.actions import NOBODY, Actor, action
from premierpas.core.events import emit

from ..enums import EventState, RegistrationState
from ..events import EventHeld
from ..models import Event, Registration, Seat
from ..seats import end, hand_out, locked


@action(may=NOBODY, tasks=True)
def expire_offers(event: Event, *, by: Actor) -> list[Registration]:
    """Whoever hasn't answered in time has lost the seat; it goes on. Returns whose it was."""
    event = locked(event)
    late = event.registrations.filter(state=RegistrationState.OFFERED, answer_by__lte=clock.now())
    lapsed = list(late.select_related("event").order_by("pk"))
    for registration in lapsed:
        end(registration, RegistrationState.LAPSED)
    hand_out(event)
    return lapsed


@action(may=NOBODY, tasks=True)
def open_quotas(event: Event, *, by: Actor) -> int:
    """Kept seats whose moment has come are anybody's: how many they were."""
    event = locked(event)
    due = list(event.quotas.filter(opened_at=None, until__lte=clock.now()))
    opened = Seat.objects.filter(quota__in=due, participant=None).update(quota=None)
    event.quotas.filter(pk__in=[each.pk for each in due]).update(opened_at=clock.now())
    hand_out(event)
    return opened


@action(may=NOBODY, tasks=True)
def draw(event: Event, *, by: Actor) -> int:
    """Everybody who waits gets a turn, and those for whom there are seats get them: how many these were.

    The order is that of SHA-256("seed:number of the registration"), so that whoever has the seed finds the same one.
    """
    event = locked(event)
    if not (event.is_running and event.awaits_draw and event.draw_at is not None and event.draw_at <= clock.now()):
        return 0
    waiting = sorted(event.registrations.waiting(), key=lambda each: chance_of(event.seed, each.pk))
    for turn, registration in enumerate(waiting, start=1):
        registration.turn = turn
    Registration.objects.bulk_update(waiting, ["turn"])
    event.drawn_at = clock.now()
    event.save(update_fields=["drawn_at"])
    return len(hand_out(event, at_once=True))


def chance_of(seed: str, number: int) -> str:
    """What decides the turn of a registration."""
    return hashlib.sha256(f"{seed}:{number}".encode()).hexdigest()


@action(may=NOBODY, tasks=True)
def close_event(event: Event, *, by: Actor) -> Event:
    """It has taken place: what wasn't settled is over, and who came is known."""
    event = locked(event)
    if not event.is_running or not event.is_over:
        return event
    undecided = event.registrations.filter(state__in=[RegistrationState.WAITING, RegistrationState.OFFERED])
    for registration in undecided:
        end(registration, RegistrationState.OVER)
    event.state = EventState.HELD
    event.save(update_fields=["state"])
    emit(EventHeld(at=clock.now(), event_id=event.pk))
    return event
