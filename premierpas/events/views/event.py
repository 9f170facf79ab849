"""An event's public page."""

from django.http import HttpResponse

from premierpas.core.requests import SiteRequest
from premierpas.core.screens import PUBLIC, page, screen

from ..models import Event
from ..registering_panel import panel_for
from .loading import event_of_slug


@screen(permission=PUBLIC, load=event_of_slug, methods=("GET", "HEAD"))
def show(request: SiteRequest, event: Event, slug: str) -> HttpResponse:
    """What it is, when and where, and the seats."""
    return page(request, "events/event.html", {"event": event, "panel": panel_for(request, event)})
