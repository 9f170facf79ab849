"""The events that addresses name."""

from premierpas.core.requests import SiteRequest

from ..models import Event


def event_of_slug(request: SiteRequest, slug: str) -> Event:
    """One that isn't a draft any more. Raises Event.DoesNotExist."""
    return Event.objects.public().get(slug=slug)
