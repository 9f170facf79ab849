"""Who writes and reads what comes after the week."""

import rules

from premierpas.accounts.capacities import Viewer
from premierpas.people.models import Enrolment
from premierpas.people.sight import may_see_pupil

from .reviewing import side_of


@rules.predicate
def writes_review(viewer: Viewer, enrolment: Enrolment) -> bool:
    """The pupil's mentor, and the school that sees the pupil."""
    return side_of(viewer, enrolment) is not None


@rules.predicate
def coordinates_pupil(viewer: Viewer, enrolment: Enrolment) -> bool:
    """A coordinator who sees the pupil: answers for what is said to a minor."""
    return viewer.is_coordinator and may_see_pupil(viewer, enrolment.pupil_id)


rules.add_perm("afterwards.write_review", writes_review)
rules.add_perm("afterwards.read_review", writes_review | coordinates_pupil)
