"""What stands beside an event's programme: its free seats."""

from premierpas.core.requests import SiteRequest

from .models import Event
from .planned import Seats, seats_of


def panel_for(request: SiteRequest, event: Event) -> Seats:
    """How many seats there are and how many are free."""
    return seats_of(event)
