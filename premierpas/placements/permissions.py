"""Who may do what with placements: the pupil with their own, the school with those of pupils it follows."""

import rules

from premierpas.accounts.capacities import Viewer
from premierpas.people.links import may_see_pupil

from .models import Placement


@rules.predicate
def is_own(viewer: Viewer, placement: Placement) -> bool:
    return viewer.is_pupil and viewer.pupil_id == placement.pupil_id


@rules.predicate
def school_follows(viewer: Viewer, placement: Placement) -> bool:
    return viewer.is_school_staff and may_see_pupil(viewer, placement.pupil_id)


rules.add_perm("placements.cancel", is_own | school_follows)
