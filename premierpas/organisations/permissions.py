"""Who may do what with organisations. Predicates judge a Viewer (accounts.capacities)."""

from dataclasses import dataclass

import rules
from django.db.models import Q, QuerySet

from premierpas.accounts.capacities import Viewer
from premierpas.core import clock

from .capacities import HEAD_TEACHER, OFFICE, TEACHER
from .enums import SCHOOL_ROLES, Role
from .models import Classroom, Company, Membership, OpeningRight, School, Site, Territory, TerritoryDraft
from .presence import classes_of


@dataclass(frozen=True)
class Joining:
    """Somebody who is to join a place in a role."""

    role: Role
    place: School | Company | Territory | None


@rules.predicate
def is_coordinator(viewer: Viewer) -> bool:
    return viewer.is_coordinator


@rules.predicate
def is_company(viewer: Viewer) -> bool:
    return viewer.is_company


@rules.predicate
def is_school_staff(viewer: Viewer) -> bool:
    return viewer.is_school_staff


@rules.predicate
def is_head_teacher(viewer: Viewer) -> bool:
    return viewer.acts_as(HEAD_TEACHER)


@rules.predicate
def heads_school(viewer: Viewer, school: School) -> bool:
    return viewer.acts_as(HEAD_TEACHER) and viewer.school_id == school.pk


@rules.predicate
def coordinates_school(viewer: Viewer, school: School) -> bool:
    return viewer.is_coordinator and viewer.territory_id == school.territory_id


@rules.predicate
def coordinates_company(viewer: Viewer, company: Company) -> bool:
    return viewer.is_coordinator and company.territory_id in (None, viewer.territory_id)


@rules.predicate
def speaks_for_company(viewer: Viewer, company: Company) -> bool:
    """A coordinator of its own territory does what a company asks for on the phone."""
    return viewer.is_coordinator and viewer.territory_id == company.territory_id


@rules.predicate
def belongs_to_company(viewer: Viewer, company: Company) -> bool:
    return viewer.is_company and viewer.company_id == company.pk


@rules.predicate
def belongs_to_company_of_site(viewer: Viewer, site: Site) -> bool:
    return viewer.is_company and viewer.company_id == site.company_id


@rules.predicate
def teaches_classroom(viewer: Viewer, classroom: Classroom) -> bool:
    return viewer.acts_as(TEACHER) and classes_of(viewer.membership_id).filter(classroom=classroom).exists()


@rules.predicate
def heads_school_of_classroom(viewer: Viewer, classroom: Classroom) -> bool:
    return viewer.acts_as(HEAD_TEACHER) and viewer.school_id == classroom.school_id


@rules.predicate
def office_of_classroom(viewer: Viewer, classroom: Classroom) -> bool:
    """The school's office works on all its classes."""
    return viewer.acts_as(OFFICE) and viewer.school_id == classroom.school_id


@rules.predicate
def sets_weeks(viewer: Viewer, of: Classroom | School) -> bool:
    """Of a class, its teachers and the head; of a whole level, the head."""
    if isinstance(of, School):
        return heads_school(viewer, of)
    return teaches_classroom(viewer, of) or heads_school_of_classroom(viewer, of)


@rules.predicate
def coordinates_classroom(viewer: Viewer, classroom: Classroom) -> bool:
    return viewer.is_coordinator and viewer.territory_id == classroom.school.territory_id


@rules.predicate
def coordinates_territory(viewer: Viewer, territory: Territory) -> bool:
    return viewer.is_coordinator and viewer.territory_id == territory.pk


@rules.predicate
def may_invite(viewer: Viewer, joining: Joining) -> bool:
    """A company its colleagues, a head the school's staff, a coordinator heads and coordinators."""
    place = joining.place
    if isinstance(place, Company):
        return joining.role == Role.COMPANY and belongs_to_company(viewer, place)
    if isinstance(place, School):
        if joining.role == Role.HEAD_TEACHER and coordinates_school(viewer, place):
            return True
        return joining.role in SCHOOL_ROLES and heads_school(viewer, place)
    if isinstance(place, Territory):
        return joining.role == Role.COORDINATOR and coordinates_territory(viewer, place)
    return False


@rules.predicate
def may_end(viewer: Viewer, membership: Membership) -> bool:
    """One's own; and whom one might have invited."""
    if membership.pk == viewer.membership_id:
        return True
    if membership.company_id:
        return viewer.is_company and viewer.company_id == membership.company_id
    if membership.school_id:
        return viewer.acts_as(HEAD_TEACHER) and viewer.school_id == membership.school_id
    return viewer.is_coordinator and viewer.territory_id == membership.territory_id


def rights_in_force() -> QuerySet[OpeningRight]:
    """Who may open territories today."""
    now = clock.now()
    held = OpeningRight.objects.filter(membership__until=None, since__lte=now)
    return held.filter(Q(until=None) | Q(until__gt=now))


def openers_of(territory: Territory) -> set[int]:
    """The memberships of a territory's coordinators with that right."""
    return set(rights_in_force().filter(membership__territory=territory).values_list("membership", flat=True))


@rules.predicate
def opens_territories(viewer: Viewer) -> bool:
    """A coordinator with that right, today."""
    return viewer.is_coordinator and rights_in_force().filter(membership=viewer.membership_id).exists()


@rules.predicate
def is_own_draft(viewer: Viewer, draft: TerritoryDraft) -> bool:
    return draft.by_id == viewer.user_id


@rules.predicate
def coordinates_with(viewer: Viewer, membership: Membership) -> bool:
    return membership.role == Role.COORDINATOR and membership.territory_id == viewer.territory_id


rules.add_perm("organisations.open_territory", opens_territories)
rules.add_perm("organisations.open_drafted", is_own_draft & opens_territories)
rules.add_perm("organisations.grant_opening", coordinates_with & opens_territories)
rules.add_perm("organisations.work_as_coordinator", is_coordinator)
rules.add_perm("organisations.work_as_company", is_company)
rules.add_perm("organisations.work_at_school", is_school_staff)
rules.add_perm("organisations.lead_school", is_head_teacher)
rules.add_perm("organisations.manage_school", heads_school)
rules.add_perm("organisations.set_weeks", sets_weeks)
rules.add_perm("organisations.coordinate_school", coordinates_school)
rules.add_perm("organisations.verify_company", coordinates_company)
rules.add_perm("organisations.manage_company", belongs_to_company)
rules.add_perm("organisations.manage_site", belongs_to_company | speaks_for_company)
rules.add_perm("organisations.change_site", belongs_to_company_of_site)
rules.add_perm("organisations.coordinate_territory", coordinates_territory)
rules.add_perm("organisations.invite", may_invite)
rules.add_perm("organisations.end_membership", may_end)
rules.add_perm("organisations.staff_classroom", heads_school_of_classroom)
rules.add_perm("organisations.teach_classroom", teaches_classroom | heads_school_of_classroom)
rules.add_perm("organisations.manage_classroom", teaches_classroom | heads_school_of_classroom | office_of_classroom)
rules.add_perm(
    "organisations.view_classroom",
    teaches_classroom | heads_school_of_classroom | office_of_classroom | coordinates_classroom,
)
