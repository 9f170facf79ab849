"""Candidates: all by state, one with what was said and what comes next."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError
from premierpas.core.phones import said_phone
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.people.models import Volunteer
from premierpas.ui.forms import Together

from ..actions import accept_candidate, decline_candidate, invite_again, plan_interview
from ..forms.applying import DecisionForm, InterviewForm
from ..models import Candidacy
from ..queries import candidates_by_state


@screen(permission="volunteers.lead", methods=("GET", "HEAD"))
def candidates(request: SiteRequest) -> HttpResponse:
    """Whom to answer first, the oldest first."""
    groups = candidates_by_state(request.viewer.territory_id)
    return page(request, "volunteers/candidates.html", {"groups": groups})


def _load(request: SiteRequest, candidate_id: int) -> Volunteer:
    rows = Volunteer.objects.select_related("territory", "user").filter(candidacies__isnull=False).distinct()
    return rows.get(pk=candidate_id)


@screen(permission="volunteers.recruit", load=_load)
def candidate(request: SiteRequest, thing: Volunteer, candidate_id: int) -> HttpResponse:
    """What they wrote; a date to meet; yes or no."""
    candidacy = thing.candidacies.select_related("decided_by").order_by("-at").first()
    assert candidacy is not None  # the load asked for one
    parts = Together(request, {
        "accept": lambda data: DecisionForm(data, prefix="dec"),
        "interview": lambda data: InterviewForm(data, prefix="int"),
    }, also={"decline": "accept"})  # fmt: skip
    if parts.settle(lambda: _done(request, thing, candidacy, parts)):
        return redirect("volunteers:candidate", candidate_id=candidate_id)
    words = {
        "candidate": thing,
        "candidacy": candidacy,
        "phone": said_phone(thing.phone),
        "parts": parts,
        "carried": parts.kept,
        "waits": candidacy.accepted and thing.since is None,
        "earlier": thing.candidacies.count() - 1,
    }
    return page(request, "volunteers/candidate.html", words, status=parts.status)


def _done(request: SiteRequest, thing: Volunteer, candidacy: Candidacy, parts: Together) -> bool:
    act, form = parts.act, parts.forms.get(parts.judged)
    try:
        if act == "again":
            invite_again(thing, by=request.actor)
        elif form is None or not form.is_valid():
            return False
        elif act == "interview":
            plan_interview(candidacy, by=request.actor, at=form.at(), place=form.cleaned_data["place"])
        elif act == "accept":
            accept_candidate(candidacy, by=request.actor, words=form.cleaned_data["reason"])
        elif act == "decline":
            decline_candidate(candidacy, by=request.actor, reason=form.cleaned_data["reason"])
    except DomainError as error:
        if form is None:
            messages.error(request, error.message)
            return True
        form.refuse(error)
        return False
    messages.success(request, _("C’est noté, et un message est parti."))
    return True
