"""What the screens begin with: the pupil's own present year."""

from premierpas.core.requests import SiteRequest
from premierpas.people.enrolments import present_enrolment_of
from premierpas.people.models import Enrolment


def own_year(request: SiteRequest, **_more: object) -> Enrolment:
    """The present year of the pupil who looks; raises Enrolment.DoesNotExist."""
    enrolment = present_enrolment_of(request.viewer)
    if enrolment is None:
        raise Enrolment.DoesNotExist
    return enrolment
