"""Which CV a pupil means: the one made for this offer, else everyday's."""

from premierpas.offers.models import Offer
from premierpas.people.models import Pupil

from .models import CV


def everyday_cv(pupil: Pupil | int) -> CV | None:
    """The CV that is for no offer in particular."""
    return CV.objects.filter(pupil=pupil, offer=None).first()


def cv_for(pupil: Pupil | int, offer: Offer | int) -> CV | None:
    """The CV that goes with an application for this offer."""
    found = CV.objects.filter(pupil=pupil, offer=offer).select_related("offer").first()
    return found or everyday_cv(pupil)
