"""Who may do what here: a pupil writes their own texts, and nobody else reads them before they are sent."""

import rules

from premierpas.accounts.capacities import Viewer
from premierpas.core import clock
from premierpas.offers.audience import is_open_to
from premierpas.offers.models import Offer
from premierpas.people.models import Enrolment

from .models import Letter, SpareDraft


@rules.predicate
def may_write_for(viewer: Viewer, offer: Offer) -> bool:
    """An offer open to the pupil, or one for which a letter is already begun."""
    if not viewer.is_pupil:
        return False
    if Letter.objects.filter(pupil=viewer.pupil_id, offer=offer).exists():
        return True
    rows = Enrolment.objects.select_related("classroom__school")
    enrolment = rows.filter(pupil=viewer.pupil_id, left_on=None).order_by("-school_year").first()
    return enrolment is not None and is_open_to(offer, enrolment, clock.today())


@rules.predicate
def wrote_spare(viewer: Viewer, draft: SpareDraft) -> bool:
    """The pupil's own draft."""
    return viewer.is_pupil and draft.pupil_id == viewer.pupil_id


rules.add_perm("workshop.write_for", may_write_for)
rules.add_perm("workshop.see_spare", wrote_spare)
