"""Who may do what with pupils. About one pupil, every predicate reads the links only."""

from typing import Any

import rules

from premierpas.accounts.capacities import Viewer
from premierpas.organisations.capacities import HEAD_TEACHER
from premierpas.organisations.models import School

from .models import Enrolment, Pupil
from .sight import may_see_pupil, seen_by


@rules.predicate
def is_pupil(viewer: Viewer) -> bool:
    return viewer.is_pupil


@rules.predicate
def is_this_pupil(viewer: Viewer, pupil: Pupil) -> bool:
    """The pupil, and nobody for them."""
    return viewer.is_pupil and viewer.pupil_id == pupil.pk


@rules.predicate
def is_theirs(viewer: Viewer, row: Any) -> bool:
    """The pupil whose row it is: a text, a placement, a line of a notebook."""
    return viewer.is_pupil and viewer.pupil_id == row.pupil_id


@rules.predicate
def sees_pupil(viewer: Viewer, pupil: Pupil) -> bool:
    return may_see_pupil(viewer, pupil)


@rules.predicate
def school_sees_pupil(viewer: Viewer, pupil: Pupil) -> bool:
    return viewer.is_school_staff and may_see_pupil(viewer, pupil)


@rules.predicate
def school_sees_enrolment(viewer: Viewer, enrolment: Enrolment) -> bool:
    return viewer.is_school_staff and may_see_pupil(viewer, enrolment.pupil_id)


@rules.predicate
def coordinates_pupil(viewer: Viewer, enrolment: Enrolment) -> bool:
    """A coordinator who sees the pupil: answers for what happens around a minor."""
    return viewer.is_coordinator and may_see_pupil(viewer, enrolment.pupil_id)


@rules.predicate
def heads_pupil(viewer: Viewer, enrolment: Enrolment) -> bool:
    """The head of the pupil's school."""
    return viewer.acts_as(HEAD_TEACHER) and school_sees_enrolment(viewer, enrolment)


@rules.predicate
def school_sees_pupils(viewer: Viewer, pupil_ids: list[int]) -> bool:
    """All of them; for acts on many at once, in one query."""
    if not viewer.is_school_staff:
        return False
    return set(pupil_ids) <= set(seen_by(viewer).filter(pupil__in=pupil_ids).values_list("pupil_id", flat=True))


@rules.predicate
def works_at_school(viewer: Viewer, school: School) -> bool:
    return viewer.is_school_staff and viewer.school_id == school.pk


rules.add_perm("people.be_pupil", is_pupil)
rules.add_perm("people.be_this_pupil", is_this_pupil)
rules.add_perm("people.write_own", is_theirs)
rules.add_perm("people.import_list", works_at_school)
rules.add_perm("people.manage_pupils", school_sees_pupils)
rules.add_perm("people.view_pupil", sees_pupil)
rules.add_perm("people.manage_pupil", school_sees_pupil)
rules.add_perm("people.manage_enrolment", school_sees_enrolment)
rules.add_perm("people.allow_days", heads_pupil)
