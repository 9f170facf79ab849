"""Who sets, reads and writes a preparation: its class's teachers and head, and the pupil whose it is."""

import rules

from premierpas.accounts.capacities import Viewer
from premierpas.organisations.capacities import HEAD_TEACHER, TEACHER
from premierpas.people.models import Enrolment
from premierpas.people.permissions import is_theirs, school_sees_enrolment
from premierpas.people.sight import may_see_pupil
from premierpas.week.permissions import may_plan_for


@rules.predicate
def reads_work(viewer: Viewer, enrolment: Enrolment) -> bool:
    """A teacher of the pupil, or the head; the office doesn't read what pupils write."""
    return viewer.acts_as(TEACHER, HEAD_TEACHER) and may_see_pupil(viewer, enrolment.pupil_id)


@rules.predicate
def plans_classes(viewer: Viewer) -> bool:
    """Teachers and heads; for which classes is asked of each."""
    return viewer.acts_as(TEACHER, HEAD_TEACHER)


rules.add_perm("preparation.plan", plans_classes)
rules.add_perm("preparation.write", is_theirs)  # of a pupil's year
rules.add_perm("preparation.plan_for", may_plan_for)
rules.add_perm("preparation.read", reads_work)
rules.add_perm("preparation.follow", school_sees_enrolment)
