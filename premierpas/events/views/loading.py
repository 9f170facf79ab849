"""The events that addresses name."""

import rules
from django.db.models import prefetch_related_objects
from django.http import Http404

from premierpas.core.alphabet import alphabetical
from premierpas.core.compiled import Compiled, Given
from premierpas.core.requests import SiteRequest
from premierpas.organisations.enums import Verification
from premierpas.organisations.models import Company

from ..models import Event

MOST_COMPANIES = 500
_public = Compiled(lambda: Event.objects.public().filter(slug=Given("slug")))


def event_of_id(request: SiteRequest, event_id: int, **_more: object) -> Event:
    """For whoever organises; raises Event.DoesNotExist."""
    rows = Event.objects.select_related("company", "territory").prefetch_related("sessions")
    return rows.get(pk=event_id)


def event_of_slug(request: SiteRequest, slug: str) -> Event:
    """One that isn't a draft any more. Raises Event.DoesNotExist."""
    for event in _public(slug=slug):
        return event
    raise Event.DoesNotExist


def event_with_dates(request: SiteRequest, slug: str) -> Event:
    """The same with all the dates of a series, for a page that shows them. Raises Event.DoesNotExist."""
    event = event_of_slug(request, slug)
    prefetch_related_objects([event], "sessions")
    return event


def event_or_draft(request: SiteRequest, slug: str) -> Event:
    """For everybody; a draft is there for those who organise it alone. Raises Http404."""
    event = Event.objects.select_related("company", "territory").prefetch_related("sessions").get(slug=slug)
    viewer = request.viewer
    if rules.has_perm("events.read", viewer, event):
        return event
    if request.user.is_authenticated and rules.has_perm("events.organise", viewer, event):
        return event
    raise Http404


def companies_of(territory_id: int | None) -> list[Company]:
    """Those that may receive: the territory's, verified."""
    rows = Company.objects.filter(territory=territory_id, state=Verification.VERIFIED)
    return list(rows.order_by(alphabetical("name"), "pk")[:MOST_COMPANIES])
