"""How a CV looks: its style, its picture, its files."""

import io

import pypdfium2
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.ui.pdf.documents import CVStyle, TooLong

from ..actions import choose_style
from ..documents import cv_document
from ..exports import cv_file as office_cv
from ..exports import json_resume
from ..forms import StyleForm
from ..kept import cv_address
from ..models import CV
from ..texts import cv_texts
from .loading import file_response, office_response, the_pupil

_SCALE = 1.1  # pixels a point: a page of 655 pixels, sharp on a phone


def the_cv(request: SiteRequest, cv_id: int, **_more: str) -> CV:
    """The CV of this address; raises CV.DoesNotExist."""
    return CV.objects.select_related("offer").get(pk=cv_id)


@screen(permission="workshop.see_cv", load=the_cv)
def cv_style(request: SiteRequest, row: CV, cv_id: int) -> HttpResponse:
    """How the CV looks, and in which way it is set: all four, with the pupil's own text."""
    form = StyleForm(request.POST or None, initial={"style": row.style})
    if request.method == "POST" and form.is_valid():
        try:
            choose_style(row, style=CVStyle(form.cleaned_data["style"]), by=request.actor)
        except TooLong as error:
            form.add_error("style", str(error.message))
        else:
            messages.success(request, _("C’est la nouvelle mise en page."))
            return redirect("workshop:cv_style", cv_id=cv_id)
    context = {"form": form, "cv": row, "styles": CVStyle.choices, "back": cv_address(row)}
    return page(request, "workshop/cv_style.html", context)


@screen(permission="workshop.see_cv", load=the_cv, methods=("GET", "HEAD"))
def cv_preview(request: SiteRequest, row: CV, cv_id: int) -> HttpResponse:
    """The page as a picture, in its own style or in another."""
    asked = request.GET.get("style", "")
    style = asked if asked in CVStyle.values else row.style
    try:
        pdf = cv_document(cv_texts(row), style=style, pupil=the_pupil(request))
    except TooLong:
        return HttpResponse(status=204)  # the page says in words that this style has no room for the text
    out = io.BytesIO()
    pypdfium2.PdfDocument(pdf)[0].render(scale=_SCALE).to_pil().save(out, "PNG", optimize=True)
    return HttpResponse(out.getvalue(), content_type="image/png")


@screen(permission="workshop.see_cv", load=the_cv, methods=("GET", "HEAD"))
def cv_file(request: SiteRequest, row: CV, cv_id: int, kind: str) -> HttpResponse:
    """The pupil's own CV, with their name, as PDF, DOCX, ODT or JSON Resume."""
    pupil, texts = the_pupil(request), cv_texts(row)
    if kind == "json":
        return file_response(json_resume(texts, pupil=pupil).encode(), "mon-cv.json", "application/json")
    if kind != "pdf":
        return office_response(office_cv(texts, pupil=pupil), "mon-cv", kind)
    try:
        return file_response(cv_document(texts, style=row.style, pupil=pupil), "mon-cv.pdf")
    except TooLong as error:
        messages.error(request, str(error.message))
        return redirect(cv_address(row))
