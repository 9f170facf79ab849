"""A pupil's year is for those who follow them: their school and their coordinators, never a host."""

import rules

from premierpas.accounts.capacities import Viewer
from premierpas.people.models import Pupil
from premierpas.people.sight import may_see_pupil


@rules.predicate
def follows_pupil(viewer: Viewer, pupil: Pupil) -> bool:
    return (viewer.is_school_staff or viewer.is_coordinator) and may_see_pupil(viewer, pupil)


rules.add_perm("following.view_year", follows_pupil)
