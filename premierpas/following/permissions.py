"""A pupil's year is for those who follow them: their school and their coordinators, never a host."""

import rules

from premierpas.accounts.capacities import Viewer
from premierpas.people.capacities import VOLUNTEER
from premierpas.people.models import Enrolment, Pupil
from premierpas.people.sight import may_see_pupil


@rules.predicate
def follows_pupil(viewer: Viewer, pupil: Pupil | int) -> bool:
    return (viewer.is_school_staff or viewer.is_coordinator) and may_see_pupil(viewer, pupil)


@rules.predicate
def follows_enrolment(viewer: Viewer, enrolment: Enrolment) -> bool:
    return enrolment.left_on is None and follows_pupil(viewer, enrolment.pupil_id)


@rules.predicate
def follows_pupils(viewer: Viewer) -> bool:
    """Whoever has pupils to follow; whom they see is judged pupil by pupil."""
    return viewer.is_school_staff or viewer.is_coordinator


@rules.predicate
def lists_pupils(viewer: Viewer) -> bool:
    """Coordinators, and volunteers who are cleared: each sees their own pupils, which may be none."""
    if viewer.capacity is not None and viewer.acts_as(VOLUNTEER):
        return bool(viewer.capacity.row.sees_pupils)
    return bool(viewer.is_coordinator)


rules.add_perm("following.view_year", follows_pupil)
rules.add_perm("following.nudge", follows_enrolment)
rules.add_perm("following.work", follows_pupils)
rules.add_perm("following.list_pupils", lists_pupils)
