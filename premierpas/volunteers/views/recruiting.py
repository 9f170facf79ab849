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
    act = request.POST.get("act", "") if request.method == "POST" else ""
    interview = InterviewForm(request.POST if act == "interview" else None, prefix="int")
    decision = DecisionForm(request.POST if act in ("accept", "decline") else None, prefix="dec")
    if act and _done(request, act, thing, candidacy, interview, decision):
        return redirect("volunteers:candidate", candidate_id=candidate_id)
    words = {
        "candidate": thing,
        "candidacy": candidacy,
        "phone": said_phone(thing.phone),
        "interview": interview,
        "decision": decision,
        "waits": candidacy.accepted and thing.since is None,
        "earlier": thing.candidacies.count() - 1,
    }
    failed = interview.errors or decision.errors
    return page(request, "volunteers/candidate.html", words, status=422 if failed else 200)


def _done(
    request: SiteRequest, act: str, thing: Volunteer, candidacy: Candidacy, interview: InterviewForm,
    decision: DecisionForm,
) -> bool:  # fmt: skip
    form = interview if act == "interview" else decision
    try:
        if act == "again":
            invite_again(thing, by=request.actor)
        elif not form.is_valid():
            return False
        elif act == "interview":
            plan_interview(candidacy, by=request.actor, at=interview.at(), place=interview.cleaned_data["place"])
        elif act == "accept":
            accept_candidate(candidacy, by=request.actor, words=decision.cleaned_data["reason"])
        elif act == "decline":
            decline_candidate(candidacy, by=request.actor, reason=decision.cleaned_data["reason"])
    except DomainError as error:
        if not form.is_bound:
            messages.error(request, error.message)
            return True
        form.refuse(error)
        return False
    messages.success(request, _("C’est noté, et un message est parti."))
    return True
