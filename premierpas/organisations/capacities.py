"""The capacities that memberships grant: head teacher, teacher, member of a company, coordinator."""

from collections.abc import Iterable

from premierpas.accounts.capacities import Capacity, Kind

from .enums import Role
from .models import Membership

KIND_OF_ROLE = {
    Role.HEAD_TEACHER: Kind.HEAD_TEACHER,
    Role.TEACHER: Kind.TEACHER,
    Role.COMPANY: Kind.COMPANY,
    Role.COORDINATOR: Kind.COORDINATOR,
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
            membership_id=membership.pk,
            school_id=membership.school_id,
            company_id=membership.company_id,
            territory_id=membership.territory_id,
            signs=membership.role == Role.HEAD_TEACHER or (membership.role == Role.COMPANY and membership.may_sign),
        )
