"""The pupil's workshop: a letter for each offer, one CV."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.core.screens import page, screen
from premierpas.offers.models import Offer
from premierpas.people.models import Pupil
from premierpas.ui.pdf.documents import TooLong

from . import hooks
from .actions import NewerText, save_cv, save_letter
from .documents import cv_document, letter_document
from .forms import CvForm, LetterForm
from .models import CV, Letter
from .texts import CV_PARTS, LETTER_PARTS, cv_texts, letter_text


def _pupil(request: HttpRequest) -> Pupil:
    return Pupil.objects.select_related("user").get(pk=request.viewer.pupil_id)  # type: ignore[attr-defined]


def _offer(request: HttpRequest, offer_id: int) -> Offer:
    return Offer.objects.select_related("company").get(pk=offer_id)


@screen(permission="people.be_pupil", methods=("GET", "HEAD"))
def home(request: HttpRequest) -> HttpResponse:
    """Letters and CV, the last written first."""
    pupil = _pupil(request)
    letters = (
        Letter.objects.filter(pupil=pupil, offer__isnull=False).select_related("offer__company").order_by("-saved_at")
    )
    cv_row = CV.objects.filter(pupil=pupil).first()
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
        "filled": filled,
        "parts": len(CV_PARTS),
        "percent": filled * 100 // len(CV_PARTS),
    }
    return page(request, "workshop/home.html", context)


@screen(permission="people.be_pupil")
def cv(request: HttpRequest) -> HttpResponse:
    """One page about oneself."""
    pupil = _pupil(request)
    stored = CV.objects.filter(pupil=pupil).first()

    def save(texts: dict[str, str], version: int) -> CV:
        return save_cv(pupil, texts=texts, version=version)

    return _write(request, CvForm, stored, CV_PARTS, save, "workshop/cv.html", {}, reverse("workshop:cv"))


@screen(permission="workshop.write_for", load=_offer)
def letter(request: HttpRequest, offer: Offer, offer_id: int) -> HttpResponse:
    """The letter for one offer."""
    pupil = _pupil(request)
    stored = Letter.objects.filter(pupil=pupil, offer=offer).first()

    def save(texts: dict[str, str], version: int) -> Letter:
        return save_letter(pupil, offer=offer, texts=texts, version=version)

    here = reverse("workshop:letter", kwargs={"offer_id": offer_id})
    others = Letter.objects.filter(pupil=pupil, offer__isnull=False).exclude(offer=offer).select_related("offer")
    context = {
        "offer": offer,
        "others": [{"title": row.offer.title, "text": letter_text(row)} for row in others[:3] if row.offer],
    }
    return _write(request, LetterForm, stored, LETTER_PARTS, save, "workshop/letter.html", context, here)


def _write(
    request: HttpRequest,
    form_class: Any,
    stored: Any,
    parts: tuple[str, ...],
    save: Any,
    template: str,
    context: Any,
    here: str,
) -> HttpResponse:
    slot, back = _way_back(request)
    context = {**context, "here": here, "slot": slot, "back": back}
    if request.method == "POST":
        form = form_class(request.POST)
        if form.is_valid():
            try:
                save({part: form.cleaned_data[part] for part in parts}, form.cleaned_data["version"])
            except NewerText as error:
                return _both(request, form_class, error, parts, template, context)
            messages.success(request, _("C’est enregistré."))
            return redirect(back or here)
    else:
        initial = {part: getattr(stored, part) for part in parts} if stored else {}
        form = form_class(initial={**initial, "version": stored.version if stored else 0})
    return page(request, template, {**context, "form": form, "stored": stored})


def _both(
    request: HttpRequest, form_class: Any, error: NewerText, parts: tuple[str, ...], template: str, context: Any
) -> HttpResponse:
    """Both texts on the screen: what was typed stays in the fields, what was saved meanwhile stands above them."""
    data = request.POST.copy()
    data["version"] = str(error.stored.version)
    form = form_class(data)
    form.is_valid()
    newer = [
        {"label": form.fields[part].label, "text": getattr(error.stored, part)}
        for part in parts
        if getattr(error.stored, part).strip() != str(form.cleaned_data.get(part, "")).strip()
    ]
    context = {**context, "form": form, "stored": error.stored, "newer": newer, "conflict": error.message}
    return page(request, template, context, status=409)


def _way_back(request: HttpRequest) -> tuple[str, str]:
    """The week being applied for and the address of its application; never an address that a visitor could forge."""
    slot = request.POST.get("semaine") or request.GET.get("semaine") or ""
    if hooks.apply_url is None or not (slot.isascii() and slot.isdecimal() and len(slot) < 12):
        return "", ""
    return slot, hooks.apply_url(int(slot))


@screen(permission="people.be_pupil", methods=("GET", "HEAD"))
def cv_file(request: HttpRequest) -> HttpResponse:
    """The pupil's own CV, with their name, as a PDF."""
    pupil = _pupil(request)
    row = CV.objects.filter(pupil=pupil).first()
    if row is None:
        raise Http404
    try:
        return _pdf(cv_document(cv_texts(row), pupil=pupil), "mon-cv.pdf")
    except TooLong as error:
        messages.error(request, str(error.message))
        return redirect("workshop:cv")


@screen(permission="workshop.write_for", load=_offer, methods=("GET", "HEAD"))
def letter_file(request: HttpRequest, offer: Offer, offer_id: int) -> HttpResponse:
    """The pupil's own letter, with their name, as a PDF."""
    pupil = _pupil(request)
    row = Letter.objects.filter(pupil=pupil, offer=offer).first()
    if row is None:
        raise Http404
    content = letter_document(letter_text(row), pupil=pupil, host=offer.company.name, offer=offer.title)
    return _pdf(content, "ma-lettre.pdf")


def _pdf(content: bytes, name: str) -> HttpResponse:
    return HttpResponse(
        content, content_type="application/pdf", headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )
