"""A CV that the pupil prints and hands over: with class, town and a contact of their choice under the name."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.people.enrolments import present_enrolment_of
from premierpas.ui.pdf.documents import TooLong

from ..actions import keep_handed_details
from ..documents import cv_document
from ..forms import HandedForm
from ..handed import lines_of, the_class
from ..kept import cv_address
from ..models import CV, HandedDetails
from ..texts import cv_texts
from .cv_looks import the_cv
from .loading import file_response, the_pupil


@screen(permission="workshop.see_cv", load=the_cv)
def cv_handed(request: SiteRequest, row: CV, cv_id: int) -> HttpResponse:
    """What to write under the name."""
    pupil, enrolment = the_pupil(request), present_enrolment_of(request.viewer)
    kept = HandedDetails.objects.filter(pupil=pupil).first()
    posted = request.POST if request.method == "POST" else None
    form = HandedForm(posted, kept=kept, town=pupil.city, enrolment=enrolment)
    if posted is not None and form.is_valid():
        keep_handed_details(pupil, **form.cleaned_data, by=request.actor)
        messages.success(request, _("C’est noté. Ton CV à donner est prêt."))
        return redirect("workshop:cv_handed", cv_id=cv_id)
    words = {
        "form": form,
        "cv": row,
        "back": cv_address(row),
        "kept": kept,
        "lines": lines_of(kept, enrolment),
        "class_name": the_class(enrolment),
    }
    return page(request, "workshop/cv_handed.html", words, status=422 if form.errors else 200)


@screen(permission="workshop.see_cv", load=the_cv, methods=("GET", "HEAD"))
def cv_handed_file(request: SiteRequest, row: CV, cv_id: int) -> HttpResponse:
    """The page to print."""
    pupil = the_pupil(request)
    kept = HandedDetails.objects.filter(pupil=pupil).first()
    lines = lines_of(kept, present_enrolment_of(request.viewer))
    try:
        return file_response(
            cv_document(cv_texts(row), style=row.style, pupil=pupil, lines=lines), "mon-cv-a-donner.pdf"
        )
    except TooLong as error:
        messages.error(request, str(error.message))
        return redirect(cv_address(row))
