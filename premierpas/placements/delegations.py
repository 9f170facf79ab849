"""Under which delegation somebody signs for the school today."""

from django.db.models import QuerySet

from premierpas.accounts.capacities import Kind, Viewer
from premierpas.core import clock

from .models import Delegation


def delegation_of(viewer: Viewer, school_id: int) -> Delegation | None:
    """The delegation under which this person may sign today, if there is one."""
    if viewer.membership_id is None or viewer.school_id != school_id:
        return None
    return delegations_today(school_id).filter(delegate=viewer.membership_id).order_by("-pk").first()


def delegations_today(school_id: int) -> QuerySet[Delegation]:
    """The delegations of a school that hold today."""
    today = clock.today()
    return Delegation.objects.filter(school=school_id, withdrawn_at=None, first_day__lte=today, last_day__gte=today)


def may_sign_for(viewer: Viewer, school_id: int) -> bool:
    """Whether this person signs agreements of the school today."""
    heads = viewer.acts_as(Kind.HEAD_TEACHER) and viewer.school_id == school_id
    return heads or delegation_of(viewer, school_id) is not None
