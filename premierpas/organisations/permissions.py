"""Who may do what with organisations. Predicates judge a Viewer (accounts.capacities)."""

import rules

from premierpas.accounts.capacities import Kind, Viewer

from .models import Classroom, ClassroomTeacher, Company, School


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
    return viewer.acts_as(Kind.HEAD_TEACHER)


@rules.predicate
def heads_school(viewer: Viewer, school: School) -> bool:
    return viewer.acts_as(Kind.HEAD_TEACHER) and viewer.school_id == school.pk


@rules.predicate
def coordinates_school(viewer: Viewer, school: School) -> bool:
    return viewer.is_coordinator and viewer.territory_id == school.territory_id


@rules.predicate
def coordinates_company(viewer: Viewer, company: Company) -> bool:
    return viewer.is_coordinator and company.territory_id in (None, viewer.territory_id)


@rules.predicate
def belongs_to_company(viewer: Viewer, company: Company) -> bool:
    return viewer.is_company and viewer.company_id == company.pk


@rules.predicate
def teaches_classroom(viewer: Viewer, classroom: Classroom) -> bool:
    return (
        viewer.acts_as(Kind.TEACHER)
        and ClassroomTeacher.objects.filter(classroom=classroom, membership_id=viewer.membership_id).exists()
    )


@rules.predicate
def heads_school_of_classroom(viewer: Viewer, classroom: Classroom) -> bool:
    return viewer.acts_as(Kind.HEAD_TEACHER) and viewer.school_id == classroom.school_id


@rules.predicate
def coordinates_classroom(viewer: Viewer, classroom: Classroom) -> bool:
    return viewer.is_coordinator and viewer.territory_id == classroom.school.territory_id


rules.add_perm("organisations.work_as_coordinator", is_coordinator)
rules.add_perm("organisations.work_as_company", is_company)
rules.add_perm("organisations.work_at_school", is_school_staff)
rules.add_perm("organisations.lead_school", is_head_teacher)
rules.add_perm("organisations.manage_school", heads_school)
rules.add_perm("organisations.coordinate_school", coordinates_school)
rules.add_perm("organisations.verify_company", coordinates_company)
rules.add_perm("organisations.manage_company", belongs_to_company)
rules.add_perm("organisations.manage_classroom", teaches_classroom | heads_school_of_classroom)
rules.add_perm("organisations.view_classroom", teaches_classroom | heads_school_of_classroom | coordinates_classroom)
