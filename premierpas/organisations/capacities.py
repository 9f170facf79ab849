"""The capacities that memberships grant: head teacher, teacher, office, member of a company, coordinator."""

from collections.abc import Iterable
from typing import Any

from django.db.models import OuterRef

from premierpas.accounts.capacities import Capacity, Kind, Source
from premierpas.core.compiled import Compiled, Given

from .enums import Role
from .models import Membership

HEAD_TEACHER = Kind("head_teacher", among=("school_staff",), reaches=("membership", "school"))
TEACHER = Kind("teacher", among=("school_staff",), reaches=("membership", "school"))
OFFICE = Kind("office", among=("school_staff",), reaches=("membership", "school"))
COMPANY = Kind("company", reaches=("membership", "company"))
COORDINATOR = Kind("coordinator", reaches=("membership", "territory"))
SIGNATORY = "signatory"  # of a company
KIND_OF_ROLE = {
    Role.HEAD_TEACHER: HEAD_TEACHER,
    Role.TEACHER: TEACHER,
    Role.OFFICE: OFFICE,
    Role.COMPANY: COMPANY,
    Role.COORDINATOR: COORDINATOR,
}


NAMES = ("school__name", "company__name", "territory__name")
_present = Compiled(
    lambda: (
        Membership.objects.filter(user=Given("user"), until=None)
        .order_by("pk")
        .values_list("pk", "role", "function", "may_sign", "school_id", "company_id", "territory_id", *NAMES)
    )
)


def membership_capacities(user: Any) -> Iterable[Capacity]:
    """One capacity for each present membership of a person."""
    for pk, role, function, may_sign, school_id, company_id, territory_id, *names in _present(user=user.pk):
        yield Capacity(
            key=f"membership:{pk}",
            kind=KIND_OF_ROLE[Role(role)],
            label=function if role == Role.OFFICE and function else str(Role(role).label),
            organisation=next((name for name in names if name), ""),
            reach={"membership": pk, "school": school_id, "company": company_id, "territory": territory_id},
            guarded=_guarded(Role(role), may_sign=may_sign),
        )


def _guarded(role: Role, *, may_sign: bool) -> str:
    """Who sees many pupils, or signs for a school or a company."""
    if role == Role.COMPANY:
        return SIGNATORY if may_sign else ""
    return KIND_OF_ROLE[role].name if role in (Role.COORDINATOR, Role.HEAD_TEACHER, Role.OFFICE) else ""


MEMBERSHIPS = Source(lambda: Membership.objects.filter(user=OuterRef("pk"), until=None), membership_capacities)
