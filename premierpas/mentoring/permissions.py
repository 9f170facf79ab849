"""Who pairs, who leads, who accompanies. What somebody may see of the pupil is judged by `people.sight` alone."""

import rules

from premierpas.accounts.capacities import Viewer
from premierpas.people.capacities import VOLUNTEER
from premierpas.people.models import Enrolment
from premierpas.people.sight import may_see_pupil
from premierpas.people.team import coordinates

from .models import Pair


@rules.predicate
def coordinates_pupil(viewer: Viewer, row: Enrolment | Pair) -> bool:
    """A coordinator who sees the pupil."""
    pupil_id = row.pupil_id if isinstance(row, Enrolment) else row.enrolment.pupil_id
    return viewer.is_coordinator and may_see_pupil(viewer, pupil_id)


@rules.predicate
def is_own_pair(viewer: Viewer, pair: Pair) -> bool:
    """The volunteer of a pair that runs, as long as they may see the pupil."""
    return (
        viewer.acts_as(VOLUNTEER)
        and pair.is_running
        and viewer.volunteer_id == pair.volunteer_id
        and may_see_pupil(viewer, pair.enrolment.pupil_id)
    )


rules.add_perm("mentoring.coordinate", coordinates)
rules.add_perm("mentoring.pair", coordinates_pupil)
rules.add_perm("mentoring.accompany", is_own_pair)
