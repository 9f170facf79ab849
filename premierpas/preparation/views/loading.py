"""What the screens begin with: the pupil's own present year, or a year that somebody follows."""

from premierpas.core.requests import SiteRequest
from premierpas.people.enrolments import present_enrolment_of
from premierpas.people.models import Enrolment


def own_year(request: SiteRequest, **_more: object) -> Enrolment:
    """The present year of the pupil who looks; raises Enrolment.DoesNotExist."""
    enrolment = present_enrolment_of(request.viewer)
    if enrolment is None:
        raise Enrolment.DoesNotExist
    return enrolment


def year_of(request: SiteRequest, enrolment_id: int) -> Enrolment:
    """A pupil's year with pupil, class and school; raises Enrolment.DoesNotExist."""
    rows = Enrolment.objects.select_related("pupil__user", "classroom__school")
    return rows.get(pk=enrolment_id, left_on=None, pupil__anonymised_at=None)
