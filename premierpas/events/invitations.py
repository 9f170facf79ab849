"""As soon as an event is open, those who are invited hear of it."""

from premierpas.core.events import subscribe

from .events import EventOpened
from .models import Event
from .news import tell_invited


@subscribe(EventOpened)
def say_to_invited(event: EventOpened) -> None:
    """Schools, classes, pupils and addresses that are invited."""
    tell_invited(Event.objects.get(pk=event.event_id))
