"""The school's screens about its pupils."""

from premierpas.core.requests import SiteRequest
from premierpas.organisations.models import Classroom


def classroom_of(request: SiteRequest, classroom_id: int) -> Classroom:
    """The class of an address. Raises Classroom.DoesNotExist."""
    return Classroom.objects.select_related("school").get(pk=classroom_id)


def class_address(classroom_id: int) -> str:
    """The page of a class; it belongs to an upper floor, so its address stands here as text."""
    return f"/etablissement/classes/{classroom_id}/"
