"""The pupil's CV: written with guidance, set in a style, kept as a file of any kind."""

import io

import pypdfium2
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.core.screens import page, screen
from premierpas.ui.pdf.documents import CVStyle, TooLong

from ..actions import choose_style, save_cv
from ..documents import cv_document
from ..exports import cv_file as office_cv
from ..exports import json_resume
from ..forms import CvForm, StyleForm
from ..keeping import Kept, Typed
from ..models import CV
from ..texts import cv_texts
from .loading import file_response, office_response, the_pupil, way_back
from .writing import write

_SCALE = 1.1  # pixels a point: a page of 655 pixels, sharp on a phone


@screen(permission="people.be_pupil")
def cv(request: HttpRequest) -> HttpResponse:
    """One page about oneself."""
    pupil = the_pupil(request)
    stored = CV.objects.filter(pupil=pupil).first()

    def save(typed: Typed) -> Kept[CV]:
        return save_cv(pupil, typed=typed)

    slot, back = way_back(request)
    context = {"slot": slot, "back": back}
    form = CvForm.in_style(stored.style) if stored else CvForm
    here = reverse("workshop:cv")
    return write(request, form, stored, save, "workshop/cv.html", context, model=CV, here=here, then=back)


@screen(permission="people.be_pupil")
def cv_style(request: HttpRequest) -> HttpResponse:
    """How the CV looks, and in which way it is set."""
    row = _own(request)
    form = StyleForm(request.POST or None, initial={"style": row.style})
    if request.method == "POST" and form.is_valid():
        try:
            choose_style(row, style=CVStyle(form.cleaned_data["style"]))
        except TooLong as error:
            form.add_error("style", str(error.message))
        else:
            messages.success(request, _("C’est la nouvelle mise en page."))
            return redirect("workshop:cv_style")
    return page(request, "workshop/cv_style.html", {"form": form, "cv": row})


@screen(permission="people.be_pupil", methods=("GET", "HEAD"))
def cv_preview(request: HttpRequest) -> HttpResponse:
    """The page as a picture."""
    row = _own(request)
    pdf = cv_document(cv_texts(row), style=row.style, pupil=the_pupil(request))
    out = io.BytesIO()
    pypdfium2.PdfDocument(pdf)[0].render(scale=_SCALE).to_pil().save(out, "PNG", optimize=True)
    return HttpResponse(out.getvalue(), content_type="image/png")


@screen(permission="people.be_pupil", methods=("GET", "HEAD"))
def cv_file(request: HttpRequest, kind: str) -> HttpResponse:
    """The pupil's own CV, with their name, as PDF, DOCX, ODT or JSON Resume."""
    pupil, row = the_pupil(request), _own(request)
    texts = cv_texts(row)
    if kind == "json":
        return file_response(json_resume(texts, pupil=pupil).encode(), "mon-cv.json", "application/json")
    if kind != "pdf":
        return office_response(office_cv(texts, pupil=pupil), "mon-cv", kind)
    try:
        return file_response(cv_document(texts, style=row.style, pupil=pupil), "mon-cv.pdf")
    except TooLong as error:
        messages.error(request, str(error.message))
        return redirect("workshop:cv")


def _own(request: HttpRequest) -> CV:
    row = CV.objects.filter(pupil=request.viewer.pupil_id).first()  # type: ignore[attr-defined]
    if row is None:
        raise Http404
    return row
