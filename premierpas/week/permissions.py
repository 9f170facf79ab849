"""Who may do what here: a pupil's diary and report are their own; a tutor's evaluation is also the school's."""

from collections.abc import Sequence

import rules

from premierpas.accounts.capacities import Viewer
from premierpas.organisations.models import Classroom
from premierpas.people.permissions import is_theirs
from premierpas.people.sight import may_see_pupil
from premierpas.placements.models import Placement

from .models import Photo


@rules.predicate
def took_photo(viewer: Viewer, photo: Photo) -> bool:
    """The pupil whose photo it is."""
    return bool(is_theirs(viewer, photo.placement))


@rules.predicate
def school_follows(viewer: Viewer, placement: Placement) -> bool:
    """School staff with an open link to the pupil."""
    return viewer.is_school_staff and may_see_pupil(viewer, placement.pupil_id)


@rules.predicate
def may_plan_for(viewer: Viewer, classrooms: Sequence[Classroom]) -> bool:
    """Whoever teaches these classes or heads their school: all of them, or none is changed."""
    return all(rules.has_perm("organisations.teach_classroom", viewer, each) for each in classrooms)


rules.add_perm("week.write", is_theirs)  # of a placement, or of the year that it belongs to
rules.add_perm("week.see_photo", took_photo)
rules.add_perm("week.see_contact", is_theirs)
rules.add_perm("week.plan_for", may_plan_for)
rules.add_perm("week.see_evaluation", school_follows)
