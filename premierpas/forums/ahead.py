"""Whether an event can still be prepared."""

from django.utils.translation import gettext as _

from premierpas.core.errors import WrongState
from premierpas.events.enums import EventState
from premierpas.events.models import Event

_TO_COME = (EventState.DRAFT, EventState.OPEN, EventState.FULL)


def is_ahead(event: Event) -> bool:
    """A draft or open, and not over."""
    return event.state in _TO_COME and not event.is_over


def refuse_unless_ahead(event: Event) -> None:
    """Raises WrongState for one that is over or cancelled."""
    if not is_ahead(event):
        raise WrongState(_("Cet événement est passé ou annulé."))
