"""The workshop's first page: what is written, and what to go on with."""

from django.http import HttpResponse
from django.urls import reverse

from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen

from ..models import CV, Letter
from ..texts import CV_PARTS, cv_texts
from .loading import the_pupil


@screen(permission="people.be_pupil", methods=("GET", "HEAD"))
def home(request: SiteRequest) -> HttpResponse:
    """Letters and CV, the last written first."""
    pupil = the_pupil(request)
    letters = (
        Letter.objects.filter(pupil=pupil, offer__isnull=False).select_related("offer__company").order_by("-saved_at")
    )
    cvs = list(CV.objects.filter(pupil=pupil).select_related("offer__company").order_by("-saved_at"))
    cv_row = next((each for each in cvs if each.offer is None), None)
    rows = [
        {
            "title": each.offer.title,
            "url": reverse("workshop:letter", kwargs={"offer_id": each.offer_id}),
            "detail": each.offer.company.name,
            "saved_at": each.saved_at,
        }
        for each in letters
        if each.offer
    ]
    filled = len(cv_texts(cv_row))
    context = {
        "letters": rows,
        "cv": cv_row,
        "versions": [each for each in cvs if each.offer is not None],
        "filled": filled,
        "parts": len(CV_PARTS),
        "percent": filled * 100 // len(CV_PARTS),
    }
    return page(request, "workshop/home.html", context)
