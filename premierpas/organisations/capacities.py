"""The capacities that memberships grant: head teacher, teacher, member of a company, coordinator."""

from collections.abc import Iterable

from premierpas.accounts.capacities import Capacity, Kind

from .enums import Role
from .models import Membership

HEAD_TEACHER = Kind("head_teacher", among=("school_staff",), reaches=("membership", "school"))
TEACHER = Kind("teacher", among=("school_staff",), reaches=("membership", "school"))
COMPANY = Kind("company", reaches=("membership", "company"))
COORDINATOR = Kind("coordinator", reaches=("membership", "territory"))
KIND_OF_ROLE = {
    Role.HEAD_TEACHER: HEAD_TEACHER,
    Role.TEACHER: TEACHER,
    Role.COMPANY: COMPANY,
    Role.COORDINATOR: COORDINATOR,
}


def membership_capacities(user: object) -> Iterable[Capacity]:
    """One capacity for each present membership of a person."""
    present = Membership.objects.filter(user=user, until=None).select_related("school", "company", "territory")
    for membership in present.order_by("pk"):
        organisation = membership.school or membership.company or membership.territory
        yield Capacity(
            key=f"membership:{membership.pk}",
            kind=KIND_OF_ROLE[Role(membership.role)],
            label=str(Role(membership.role).label),
            organisation=organisation.name if organisation else "",
            reach={
                "membership": membership.pk,
                "school": membership.school_id,
                "company": membership.company_id,
                "territory": membership.territory_id,
            },
            guarded=_guarded(membership),
        )


def _guarded(membership: Membership) -> str:
    """Who sees a territory's pupils, or signs for a school or a company, is worth an attack."""
    if membership.role in (Role.COORDINATOR, Role.HEAD_TEACHER):
        return str(membership.role)
    return "signatory" if membership.role == Role.COMPANY and membership.may_sign else ""
