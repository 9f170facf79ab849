"""Who writes and reads what comes after the week."""

import rules

from premierpas.accounts.capacities import Viewer
from premierpas.organisations.capacities import HEAD_TEACHER, TEACHER
from premierpas.people.capacities import VOLUNTEER
from premierpas.people.models import Enrolment
from premierpas.people.permissions import coordinates_pupil
from premierpas.people.sight import may_see_pupil

from .models import NextDoor, Tale
from .reviewing import side_of


@rules.predicate
def writes_review(viewer: Viewer, enrolment: Enrolment) -> bool:
    """The pupil's mentor, and the school that sees the pupil."""
    return side_of(viewer, enrolment) is not None


@rules.predicate
def is_shown(viewer: Viewer, door: NextDoor) -> bool:
    """Whoever teaches or accompanies the pupil, as long as the pupil shows it."""
    helps = viewer.acts_as(TEACHER) or viewer.acts_as(HEAD_TEACHER) or viewer.acts_as(VOLUNTEER)
    return door.shown and helps and may_see_pupil(viewer, door.pupil_id)


@rules.predicate
def coordinates_school(viewer: Viewer, row: Tale) -> bool:
    """A coordinator of the school's territory."""
    return viewer.is_coordinator and viewer.territory_id == row.school.territory_id


rules.add_perm("afterwards.read_next_door", is_shown)
rules.add_perm("afterwards.moderate", coordinates_school)
rules.add_perm("afterwards.write_review", writes_review)
rules.add_perm("afterwards.read_review", writes_review | coordinates_pupil)
