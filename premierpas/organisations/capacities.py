"""The capacities that memberships grant: head teacher, teacher, member of a company, coordinator."""

from collections.abc import Iterable
from typing import Any

from premierpas.accounts.capacities import Capacity, Kind
from premierpas.core.compiled import Compiled, Given

from .enums import Role
from .models import Membership

KIND_OF_ROLE = {
    Role.HEAD_TEACHER: Kind.HEAD_TEACHER,
    Role.TEACHER: Kind.TEACHER,
    Role.COMPANY: Kind.COMPANY,
    Role.COORDINATOR: Kind.COORDINATOR,
}


NAMES = ("school__name", "company__name", "territory__name")
_present = Compiled(
    lambda: (
        Membership.objects.filter(user=Given("user"), until=None)
        .order_by("pk")
        .values_list("pk", "role", "school_id", "company_id", "territory_id", *NAMES)
    )
)


def membership_capacities(user: Any) -> Iterable[Capacity]:
    """One capacity for each present membership of a person."""
    for pk, role, school_id, company_id, territory_id, *names in _present(user=user.pk):
        yield Capacity(
            key=f"membership:{pk}",
            kind=KIND_OF_ROLE[Role(role)],
            label=str(Role(role).label),
            organisation=next((name for name in names if name), ""),
            membership_id=pk,
            school_id=school_id,
            company_id=company_id,
            territory_id=territory_id,
        )
