"""A forum that moves, or doesn't take place: its stands hear of it, unless they have said no."""

from premierpas.core.events import subscribe
from premierpas.events.events import EventCancelled, EventChanged
from premierpas.events.models import Event

from .notices import STAND_CANCELLED, STAND_MOVED
from .telling import tell_stands


@subscribe(EventChanged)
def stands_hear_of_another_date(fact: EventChanged) -> None:
    tell_stands(STAND_MOVED, Event.objects.get(pk=fact.event_id))


@subscribe(EventCancelled)
def stands_hear_that_it_is_cancelled(fact: EventCancelled) -> None:
    event = Event.objects.get(pk=fact.event_id)
    tell_stands(STAND_CANCELLED, event, why=event.why_cancelled)
