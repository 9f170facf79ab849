"""The letter for one offer: step by step beside what the offer says, or all on one page; kept as a file."""

from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.http import urlencode

from premierpas.core.languages import in_french
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import screen
from premierpas.core.text import whole_number
from premierpas.offers.models import Offer

from ..actions import save_letter
from ..documents import letter_document
from ..exports import letter_file as office_letter
from ..forms import LetterForm
from ..keeping import Kept, Typed
from ..letter_steps import LetterStep, steps_of
from ..models import Letter
from ..texts import letter_text
from .loading import file_response, office_response, the_offer, the_pupil, way_back
from .writing import write


@screen(permission="workshop.write_for", load=the_offer)
def letter(request: SiteRequest, offer: Offer, offer_id: int) -> HttpResponse:
    """The letter for one offer; `?etape=2` shows one of its parts with what helps to write it."""
    pupil = the_pupil(request)
    stored = Letter.objects.filter(pupil=pupil, offer=offer).first()

    def save(typed: Typed) -> Kept[Letter]:
        return save_letter(pupil, offer=offer, typed=typed, by=request.actor)

    others = Letter.objects.filter(pupil=pupil, offer__isnull=False).exclude(offer=offer).select_related("offer")
    slot, back = way_back(request)
    here = reverse("workshop:letter", kwargs={"offer_id": offer_id})
    steps = steps_of(offer)
    asked = whole_number(request.POST.get("etape") or request.GET.get("etape") or "") or 0
    step = steps[asked - 1] if 1 <= asked <= len(steps) else None
    context = {
        "offer": offer,
        "others": [{"title": row.offer.title, "text": letter_text(row)} for row in others[:3] if row.offer],
        "slot": slot,
        "back": back,
        "first_step": _address(here, slot, 1),
        "whole": _address(here, slot),
    }
    then = back
    if step is not None:
        context |= _step(steps, step, here, slot)
        then = _address(here, slot, asked + 1) if asked < len(steps) else back or here
    form = LetterForm.at(step.part) if step else LetterForm
    template = "workshop/letter_step.html" if step else "workshop/letter.html"
    return write(request, form, stored, save, template, context, model=Letter, here=here, then=then)


def _step(steps: list[LetterStep], step: LetterStep, here: str, slot: str) -> dict[str, Any]:
    at = steps.index(step) + 1
    return {
        "step": step,
        "at": at,
        "total": len(steps),
        "last": at == len(steps),
        "labels": [(each.title, _address(here, slot, number)) for number, each in enumerate(steps, start=1)],
        "before": _address(here, slot, at - 1) if at > 1 else "",
    }


def _address(here: str, slot: str, step: int = 0) -> str:
    """The letter's page at a step (0: all of it), with the week that is being applied for."""
    asked = {name: value for name, value in (("etape", step), ("semaine", slot)) if value}
    return f"{here}?{urlencode(asked)}" if asked else here


@screen(permission="workshop.write_for", load=the_offer, methods=("GET", "HEAD"))
@in_french()
def letter_file(request: SiteRequest, offer: Offer, offer_id: int, kind: str) -> HttpResponse:
    """The pupil's own letter, with their name, as PDF, DOCX or ODT."""
    pupil = the_pupil(request)
    row = Letter.objects.filter(pupil=pupil, offer=offer).first()
    if row is None:
        raise Http404
    text, host = letter_text(row), offer.company.name
    if kind != "pdf":
        return office_response(office_letter(text, pupil=pupil, host=host, offer=offer.title), "ma-lettre", kind)
    return file_response(letter_document(text, pupil=pupil, host=host, offer=offer.title), "ma-lettre.pdf")
