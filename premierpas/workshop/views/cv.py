"""The pupil's CV: written with guidance, kept as a file."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from premierpas.core.screens import screen
from premierpas.ui.pdf.documents import TooLong

from ..actions import save_cv
from ..documents import cv_document
from ..forms import CvForm
from ..keeping import Kept, Typed
from ..models import CV
from ..texts import cv_texts
from .loading import pdf_response, the_pupil, way_back
from .writing import write


@screen(permission="people.be_pupil")
def cv(request: HttpRequest) -> HttpResponse:
    """One page about oneself."""
    pupil = the_pupil(request)
    stored = CV.objects.filter(pupil=pupil).first()

    def save(typed: Typed) -> Kept[CV]:
        return save_cv(pupil, typed=typed)

    slot, back = way_back(request)
    context = {"slot": slot, "back": back}
    here = reverse("workshop:cv")
    return write(request, CvForm, stored, save, "workshop/cv.html", context, model=CV, here=here, then=back)


@screen(permission="people.be_pupil", methods=("GET", "HEAD"))
def cv_file(request: HttpRequest) -> HttpResponse:
    """The pupil's own CV, with their name, as a PDF."""
    pupil = the_pupil(request)
    row = CV.objects.filter(pupil=pupil).first()
    if row is None:
        raise Http404
    try:
        return pdf_response(cv_document(cv_texts(row), pupil=pupil), "mon-cv.pdf")
    except TooLong as error:
        messages.error(request, str(error.message))
        return redirect("workshop:cv")
