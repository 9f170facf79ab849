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
from ..models import CV
from ..texts import CV_PARTS, cv_texts
from .loading import pdf_response, the_pupil
from .writing import write


@screen(permission="people.be_pupil")
def cv(request: HttpRequest) -> HttpResponse:
    """One page about oneself."""
    pupil = the_pupil(request)
    stored = CV.objects.filter(pupil=pupil).first()

    def save(texts: dict[str, str], version: int) -> CV:
        return save_cv(pupil, texts=texts, version=version)

    return write(request, CvForm, stored, CV_PARTS, save, "workshop/cv.html", {}, reverse("workshop:cv"))


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
