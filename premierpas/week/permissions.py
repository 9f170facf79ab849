"""Who may do what here: a pupil's diary is their own."""

import rules

from premierpas.accounts.capacities import Viewer
from premierpas.placements.models import Placement


@rules.predicate
def is_own(viewer: Viewer, placement: Placement) -> bool:
    """The pupil of this placement."""
    return viewer.is_pupil and placement.pupil_id == viewer.pupil_id


rules.add_perm("week.write", is_own)
