"""What the week's screens begin with: the viewer's own placement, photo or contact."""

from datetime import date

from premierpas.core.requests import SiteRequest
from premierpas.placements.models import Placement
from premierpas.placements.terms.prefill import days_of

from ..models import Contact, Photo
from ..queries import placements_of


def placement_on(request: SiteRequest, day: date, **_more: str) -> Placement:
    """The viewer's own placement with this day; raises Placement.DoesNotExist."""
    pupil_id = request.viewer.pupil_id
    for placement in placements_of(pupil_id or 0).filter(first_day__lte=day, last_day__gte=day):
        if day in days_of(placement):
            return placement
    raise Placement.DoesNotExist


def placement_of(request: SiteRequest, placement_id: int, **_more: str) -> Placement:
    """A placement with its pupil and school; raises Placement.DoesNotExist."""
    return Placement.objects.select_related("pupil__user", "enrolment__classroom__school").get(pk=placement_id)


def photo_of(request: SiteRequest, photo_id: int) -> Photo:
    """A photo with its placement; raises Photo.DoesNotExist."""
    return Photo.objects.select_related("placement").get(pk=photo_id)


def contact_of(request: SiteRequest, contact_id: int) -> Contact:
    """Somebody of a notebook; raises Contact.DoesNotExist."""
    return Contact.objects.get(pk=contact_id)
