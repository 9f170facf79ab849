"""Who sends a family its page: the school that follows the pupil, and the coordinator who answers for what happens."""

import rules

from premierpas.accounts.capacities import Viewer
from premierpas.people.models import Pupil
from premierpas.people.permissions import school_sees_pupils
from premierpas.people.sight import may_see_pupil, seen_by


@rules.predicate
def follows(viewer: Viewer, pupil: Pupil) -> bool:
    """Of the pupil's school, or a coordinator of theirs, by an open link."""
    return (viewer.is_school_staff or viewer.is_coordinator) and may_see_pupil(viewer, pupil)


@rules.predicate
def coordinates_all(viewer: Viewer, pupil_ids: list[int]) -> bool:
    """All of them; for acts on many at once, in one query."""
    if not viewer.is_coordinator:
        return False
    return set(pupil_ids) <= set(seen_by(viewer).filter(pupil__in=pupil_ids).values_list("pupil_id", flat=True))


rules.add_perm("families.send_page", follows)
rules.add_perm("families.send_pages", school_sees_pupils | coordinates_all)
