"""Who may do what here: a pupil's diary and report are their own; a tutor's evaluation is also the school's."""

import rules

from premierpas.accounts.capacities import Viewer
from premierpas.people.links import may_see_pupil
from premierpas.placements.models import Placement

from .models import Contact, Photo


@rules.predicate
def is_own(viewer: Viewer, placement: Placement) -> bool:
    """The pupil of this placement."""
    return viewer.is_pupil and placement.pupil_id == viewer.pupil_id


@rules.predicate
def took_photo(viewer: Viewer, photo: Photo) -> bool:
    """The pupil whose photo it is."""
    return is_own(viewer, photo.placement)


@rules.predicate
def noted(viewer: Viewer, contact: Contact) -> bool:
    """The pupil who noted this person."""
    return viewer.is_pupil and contact.pupil_id == viewer.pupil_id


@rules.predicate
def school_follows(viewer: Viewer, placement: Placement) -> bool:
    """School staff with an open link to the pupil."""
    return viewer.is_school_staff and may_see_pupil(viewer, placement.pupil_id)


rules.add_perm("week.write", is_own)
rules.add_perm("week.see_photo", took_photo)
rules.add_perm("week.see_contact", noted)
rules.add_perm("week.see_evaluation", school_follows)
