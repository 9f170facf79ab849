"""What happens to an event by the clock: silence passes a seat on, kept seats fall open, chance decides, it is over."""

import hashlib

from django.db.models import Count, F, Q

from premierpas.core import clock
from premierpas.core.actions import NOBODY, Actor, action
from premierpas.core.events import emit

from ..enums import EventState, RegistrationState
from ..events import DrawHeld, EventHeld
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
    due = list(event.quotas.filter(opened_at=None, until__lte=clock.now()).values_list("pk", flat=True))
    kept = Seat.objects.filter(quota__in=due)
    opened = kept.filter(participant=None).count()
    kept.update(quota=None)  # taken ones too: given back, they are anybody's
    event.quotas.filter(pk__in=due).update(opened_at=clock.now())
    hand_out(event)
    return opened


@action(may=NOBODY, tasks=True)
def mend_line(event: Event, *, by: Actor) -> int:
    """Seats that fell free by no action (a pupil's file was erased) go on: how many registrations they went to.

    Of a class, those count who are still there; one without anybody is over.
    """
    event = locked(event)
    if not event.is_running or event.is_over:
        return 0
    there = Count("participants", filter=Q(participants__ended_at=None))
    for registration in event.registrations.live().annotate(there=there).exclude(persons=F("there")):
        registration.persons = max(1, registration.there)
        registration.save(update_fields=["persons"])
        if not registration.there:
            end(registration, RegistrationState.LEFT)
    return len(hand_out(event))


@action(may=NOBODY, tasks=True)
def draw(event: Event, *, by: Actor) -> int:
    """Everybody who waits gets a turn, and those for whom there are seats get them: how many these were.

    The order is that of SHA-256("seed:number of the registration"), so that whoever has the seed finds the same one.
    """
    event = locked(event)
    due = event.draw_at is not None and event.draw_at <= clock.now() < event.over_at
    if not (event.is_running and event.awaits_draw and due):
        return 0
    waiting = sorted(event.registrations.waiting(), key=lambda each: chance_of(event.seed, each.pk))
    for turn, registration in enumerate(waiting, start=1):
        registration.turn = turn
    Registration.objects.bulk_update(waiting, ["turn"])
    event.drawn_at = clock.now()
    event.save(update_fields=["drawn_at"])
    served = hand_out(event, at_once=True)
    emit(DrawHeld(at=clock.now(), event_id=event.pk))
    return len(served)


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
