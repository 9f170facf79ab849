"""Under which delegation somebody signs for the school today."""

from collections.abc import Iterable

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from premierpas.accounts.capacities import Capacity, Viewer
from premierpas.core import clock
from premierpas.core.languages import in_french
from premierpas.organisations.capacities import HEAD_TEACHER, TEACHER
from premierpas.organisations.enums import Role
from premierpas.ui.typography import full_date

from .models import Delegation


def delegation_of(viewer: Viewer, school_id: int) -> Delegation | None:
    """The delegation under which this person may sign today, if there is one."""
    if viewer.membership_id is None or viewer.school_id != school_id:
        return None
    rows = delegations_today(school_id).filter(delegate=viewer.membership_id).order_by("-pk")
    return rows.select_related("delegate", "granted_by").first()


def own_function(delegation: Delegation) -> str:
    """What the delegate is at the school, whoever they sign for."""
    return delegation.delegate.function or str(Role(delegation.delegate.role).label)


@in_french()
def delegated(delegation: Delegation) -> str:
    """In whose name, and since when the delegation runs, as it is printed beside the signature."""
    who = delegation.granted_by.name if delegation.granted_by else _("chef d’établissement")
    return _("par délégation de %(who)s, du %(day)s") % {"who": who, "day": full_date(delegation.first_day)}


def delegations_today(school_id: int) -> QuerySet[Delegation]:
    """The delegations of a school that hold today."""
    today = clock.today()
    return Delegation.objects.filter(school=school_id, withdrawn_at=None, first_day__lte=today, last_day__gte=today)


def standing_in(school_id: int) -> list[int]:
    """The memberships to which the head has delegated the signature today."""
    return list(delegations_today(school_id).values_list("delegate", flat=True))


def is_delegate(held: Iterable[Capacity]) -> bool:
    """Whether one of these capacities signs for a head teacher, today or on a day to come."""
    memberships = [each.reach["membership"] for each in held if each.kind == TEACHER]
    return bool(memberships) and Delegation.objects.filter(
        delegate__in=memberships, withdrawn_at=None, last_day__gte=clock.today()
    ).exists()  # fmt: skip


def may_sign_for(viewer: Viewer, school_id: int) -> bool:
    """Whether this person signs agreements of the school today."""
    heads = viewer.acts_as(HEAD_TEACHER) and viewer.school_id == school_id
    return heads or delegation_of(viewer, school_id) is not None
