"""Which CV a pupil means, and which texts are shown to whom."""

from django.db.models import QuerySet

from premierpas.accounts.capacities import Viewer
from premierpas.offers.models import Offer
from premierpas.people.models import Pupil
from premierpas.people.sight import Eyes, pupils_seen_by, seen_by

from .helping import HELPING
from .models import CV, ReviewRequest, ReviewState


def everyday_cv(pupil: Pupil | int) -> CV | None:
    """The CV that is for no offer in particular."""
    return CV.objects.filter(pupil=pupil, offer=None).first()


def cv_for(pupil: Pupil | int, offer: Offer | int) -> CV | None:
    """The CV that goes with an application for this offer."""
    found = CV.objects.filter(pupil=pupil, offer=offer).select_related("offer").first()
    return found or everyday_cv(pupil)


def shown_to(viewer: Viewer | Eyes) -> QuerySet[ReviewRequest]:
    """The texts that pupils show this reader and haven't taken back, of pupils whom they may see at this moment."""
    rows = ReviewRequest.objects.exclude(state=ReviewState.WITHDRAWN)
    if viewer.volunteer_id:
        helped = seen_by(viewer).filter(purpose__in=HELPING).values("pupil")
        return rows.filter(volunteer=viewer.volunteer_id, pupil__in=helped)
    return rows.filter(reader=viewer.membership_id, pupil__in=pupils_seen_by(viewer))
