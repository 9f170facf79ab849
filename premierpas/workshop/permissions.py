"""Who may do what here: a pupil writes their own texts, and only those read them to whom the pupil shows them."""

import rules

from premierpas.accounts.capacities import Viewer
from premierpas.core import clock
from premierpas.offers.audience import is_open_to
from premierpas.offers.models import Offer
from premierpas.organisations.capacities import HEAD_TEACHER, TEACHER
from premierpas.people.capacities import VOLUNTEER
from premierpas.people.enrolments import present_enrolment_of
from premierpas.people.permissions import is_theirs
from premierpas.people.sight import may_see_pupil, seen_by

from .helping import HELPING
from .models import Letter, ReviewRequest


@rules.predicate
def may_write_for(viewer: Viewer, offer: Offer) -> bool:
    """An offer open to the pupil, or one for which a letter is already begun."""
    if not viewer.is_pupil:
        return False
    if Letter.objects.filter(pupil=viewer.pupil_id, offer=offer).exists():
        return True
    enrolment = present_enrolment_of(viewer)
    return enrolment is not None and is_open_to(offer, enrolment, clock.today())


@rules.predicate
def is_asked_to_read(viewer: Viewer) -> bool:
    """Teachers and heads, cleared volunteers, youth workers: what a pupil writes is no business of the office."""
    return viewer.acts_as(TEACHER, HEAD_TEACHER) or _helps(viewer)


@rules.predicate
def is_reader(viewer: Viewer, row: ReviewRequest) -> bool:
    """Who was asked: a teacher while the pupil is in a class of theirs, a volunteer while they accompany or help."""
    if row.volunteer_id is not None:
        links = seen_by(viewer).filter(pupil=row.pupil_id, purpose__in=HELPING)
        return row.volunteer_id == viewer.volunteer_id and links.exists()
    return viewer.is_school_staff and row.reader_id == viewer.membership_id and may_see_pupil(viewer, row.pupil_id)


def _helps(viewer: Viewer) -> bool:
    if viewer.capacity is None or not viewer.acts_as(VOLUNTEER):
        return False
    return bool(viewer.capacity.row.is_youth_worker or viewer.capacity.row.sees_pupils)


rules.add_perm("workshop.see_own_review", is_theirs)
rules.add_perm("workshop.read_reviews", is_asked_to_read)
rules.add_perm("workshop.read_review", is_reader)
rules.add_perm("workshop.write_for", may_write_for)
rules.add_perm("workshop.see_cv", is_theirs)
rules.add_perm("workshop.see_spare", is_theirs)
