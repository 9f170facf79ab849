"""The pupil's CV: written with guidance, for every day or for one offer."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.offers.models import Offer
from premierpas.people.models import Pupil

from ..actions import add_skills, drop_version, load_example, save_cv
from ..documents import why_too_long
from ..forms import CvForm, IdeasForm
from ..ideas import is_example
from ..keeping import Kept, Typed
from ..models import CV
from ..queries import everyday_cv
from .loading import the_offer, the_pupil, way_back
from .writing import write


@screen(permission="people.be_pupil")
def cv(request: SiteRequest) -> HttpResponse:
    """One page about oneself."""
    pupil = the_pupil(request)
    return _written(request, pupil, None, everyday_cv(pupil), reverse("workshop:cv"))


@screen(permission="workshop.write_for", load=the_offer)
def cv_for(request: SiteRequest, offer: Offer, offer_id: int) -> HttpResponse:
    """The same for one offer: it begins as everyday's, which stays as it is."""
    pupil, here = the_pupil(request), reverse("workshop:cv_for", kwargs={"offer_id": offer_id})
    stored = CV.objects.filter(pupil=pupil, offer=offer).first()
    if request.method == "POST" and "drop" in request.POST and stored is not None:
        drop_version(stored, by=request.actor)
        messages.success(request, _("C’est ton CV de tous les jours qui part avec cette candidature."))
        return redirect("workshop:cv")
    return _written(request, pupil, offer, stored, here)


def _written(request: SiteRequest, pupil: Pupil, offer: Offer | None, stored: CV | None, here: str) -> HttpResponse:
    everyday = stored or everyday_cv(pupil)

    def save(typed: Typed) -> Kept[CV]:
        return save_cv(pupil, typed=typed, offer=offer, by=request.actor)

    slot, back = way_back(request)
    context: dict[str, Any] = {
        "slot": slot,
        "back": back,
        "offer": offer,
        "too_long": why_too_long(stored.parts(), style=stored.style) if stored else "",
        "example": stored is not None and is_example(stored.parts()),
        "empty": stored is None or not any(stored.parts().values()),
    }
    begins = everyday.parts() if offer and stored is None and everyday else None
    return write(
        request, CvForm, stored, save, "workshop/cv.html", context, model=CV, here=here, then=back, begins=begins
    )


@screen(permission="people.be_pupil")
def cv_ideas(request: SiteRequest) -> HttpResponse:
    """Skills by situation, to tick; an example of one's own comes after."""
    form = IdeasForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            kept = add_skills(the_pupil(request), skills=form.skills, by=request.actor)
        except DomainError as error:
            form.refuse(error)
        else:
            if kept.changed:
                messages.success(request, _("C’est ajouté. Mets un exemple vrai après chaque ligne, avec « : »."))
            return redirect("workshop:cv")
    return page(request, "workshop/cv_ideas.html", {"form": form})


@screen(permission="people.be_pupil", methods=("POST",))
def cv_example(request: SiteRequest) -> HttpResponse:
    """Fill the CV with somebody else's, to see what it can be; it can be undone."""
    kept = load_example(the_pupil(request), by=request.actor)
    if kept.spare is not None:
        messages.success(request, _("C’est un exemple : remplace tout par ta vie à toi. Tu peux revenir en arrière."))
    return redirect("workshop:cv")
