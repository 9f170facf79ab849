"""Handovers: who leaves, what becomes of each thing, and the letter for those who go on."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.text import slugify
from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.people.team import coordinates, leads_team
from premierpas.ui.pdf.answers import pdf_response

from ..actions import propose, write_word
from ..forms.handing import HandoverForm, WordForm
from ..handover.letter import handover_pdf, letter_of
from ..handover.table import rows_of
from ..handover.things import things_of
from ..models import Handover
from ..queries import asked_when, coordinations_of, handovers_of, intentions_of, leaving, takers_of


@screen(permission="volunteers.lead", methods=("GET", "HEAD"))
def handovers(request: SiteRequest) -> HttpResponse:
    """Who leaves, what has no successor first; and who hasn't said yet."""
    asks, since = asked_when()
    words = {
        "leaving": handovers_of(request.viewer.territory_id),
        "said": intentions_of(request.viewer.territory_id),
        "asks": asks,
        "since": since,
        "coordinating": coordinations_of(request.viewer.territory_id),
        "may_coordinate": coordinates(request.viewer),
    }
    return page(request, "volunteers/handovers.html", words)


def _load(request: SiteRequest, handover_id: int) -> Handover:
    return Handover.objects.select_related("volunteer__territory", "volunteer__user").get(pk=handover_id)


@screen(permission="volunteers.hand_over", load=_load)
def handover(request: SiteRequest, thing: Handover, handover_id: int) -> HttpResponse:
    """One choice a thing, those without successor first; the rest is settled."""
    things = things_of(thing)
    takers = takers_of(thing, request.viewer.user_id)
    form = HandoverForm(request.POST if request.method == "POST" else None, things=things, takers=takers)
    if request.method == "POST" and form.is_valid():
        try:
            made = propose(
                thing, by=request.actor, choices=form.choices(), together_from=form.cleaned_data["together_from"]
            )
            messages.success(request, _("Propositions envoyées.") if made else _("Rien n’a changé."))
            return redirect("volunteers:handover", handover_id=handover_id)
        except DomainError as error:
            if error.field and error.field != "together_from":
                error.field = form.field_of(error.field)
            form.refuse(error)
    words = {
        "handover": thing,
        "count": leaving(thing, things),
        "sections": rows_of(things, form),
        "letter": letter_of(things)[-1:],
        "form": form,
        "may_lead": leads_team(request.viewer),
        "is_over": thing.ended_at is not None,
    }
    return page(request, "volunteers/handover.html", words, status=422 if form.errors else 200)


@screen(permission="volunteers.hand_over", load=_load)
def letter(request: SiteRequest, thing: Handover, handover_id: int) -> HttpResponse:
    """The letter, and the word of whoever leaves."""
    form = WordForm(request.POST if request.method == "POST" else None, initial={"word": thing.word})
    if request.method == "POST" and form.is_valid():
        try:
            write_word(thing, by=request.actor, word=form.cleaned_data["word"])
            messages.success(request, _("Votre mot est dans la lettre."))
            return redirect("volunteers:letter", handover_id=handover_id)
        except DomainError as error:
            form.refuse(error)
    words = {
        "handover": thing,
        "parts": letter_of(things_of(thing)),
        "is_over": thing.ended_at is not None,
        "form": form,
    }
    return page(request, "volunteers/letter.html", words, status=422 if form.errors else 200)


@screen(permission="volunteers.hand_over", load=_load, methods=("GET", "HEAD"))
def letter_pdf(request: SiteRequest, thing: Handover, handover_id: int) -> HttpResponse:
    """The same on paper."""
    return pdf_response(handover_pdf(thing), f"passation {slugify(thing.volunteer.name) or 'passation'}")
