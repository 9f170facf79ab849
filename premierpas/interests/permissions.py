"""Who reads what a pupil has said: the pupil, and a teacher of theirs to whom they show it. Nobody else, ever."""

import rules

from premierpas.accounts.capacities import Viewer
from premierpas.organisations.capacities import TEACHER
from premierpas.people.sight import may_see_pupil

from .models import Profile


@rules.predicate
def is_shown_to(viewer: Viewer, profile: Profile) -> bool:
    """A teacher who sees the pupil today, while the pupil shows it."""
    return profile.shown_at is not None and viewer.acts_as(TEACHER) and may_see_pupil(viewer, profile.pupil_id)


rules.add_perm("interests.read_shown", is_shown_to)
