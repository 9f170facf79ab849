"""What machines read of events: the list, those that are open to all, and what schema.org calls them."""

from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.core.previews import Preview, SiteMap, absolute, short

from .enums import EventState, OpenTo, Where
from .models import Event

_KIND = "https://schema.org/"


class EventsMap(SiteMap):
    """The list of events, and each to come that is open to all."""

    changefreq = "daily"

    def items(self) -> list[Event | None]:
        return [None, *_open_to_all().order_by("pk")]

    def location(self, item: Event | None) -> str:
        return reverse("events:event", args=[item.slug]) if item else reverse("events:list")


def _open_to_all() -> QuerySet[Event]:
    return Event.objects.ahead().filter(open_to=OpenTo.EVERYONE)


def preview_of_list() -> Preview:
    """The list as it is shared."""
    summary = _("Des visites, des ateliers, des rencontres : on choisit, on s’inscrit, on vient.")
    return Preview(_("Événements"), summary)


def preview_of(event: Event) -> Preview | None:
    """An `Event` that is open to all; one for those invited, and a draft, are nothing for machines.

    Where one meets is told by the place's name and town, as on a poster: a video link is for those who registered.
    """
    if event.open_to != OpenTo.EVERYONE or event.state == EventState.DRAFT:
        return None
    on_site = event.where == Where.ON_SITE
    cancelled = event.state == EventState.CANCELLED
    data = {
        "@type": "Event",
        "name": event.title,
        "description": event.summary,
        "startDate": event.start.isoformat(),
        "endDate": event.end.isoformat(),
        "eventStatus": f"{_KIND}Event{'Cancelled' if cancelled else 'Scheduled'}",
        "eventAttendanceMode": f"{_KIND}{'Offline' if on_site else 'Online'}EventAttendanceMode",
        "location": _place_of(event) if on_site else _on_screen(event),
        "organizer": {"@type": "NGO", "name": settings.SITE_NAME, "url": absolute("/")},
    }
    return Preview(event.title, short(event.summary), data)


def _place_of(event: Event) -> dict[str, Any]:
    address = {"@type": "PostalAddress", "postalCode": event.postal_code, "addressLocality": event.city}
    return {"@type": "Place", "name": event.venue or event.city, "address": address}


def _on_screen(event: Event) -> dict[str, Any]:
    return {"@type": "VirtualLocation", "url": absolute(reverse("events:event", args=[event.slug]))}
