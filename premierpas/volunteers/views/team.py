"""The team: who does what, how much, until when; a role changed, an end, a return."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.people.enums import TeamRole
from premierpas.people.models import Volunteer
from premierpas.people.team import coordinates, leads_team
from premierpas.ui.forms import Together

from ..actions import bring_back, end_now, say_intention, set_role
from ..actions.team import is_there
from ..enums import Intent
from ..forms.clearing import EndForm, IntentionForm, RoleForm
from ..queries import last_day_of, team_of


@screen(permission="volunteers.view_team", methods=("GET", "HEAD"))
def team(request: SiteRequest) -> HttpResponse:
    """Everybody who is there."""
    mates = team_of(request.viewer.territory_id)
    words = {
        "mates": mates,
        "may_lead": leads_team(request.viewer),
        "own": request.viewer.volunteer_id,
        "coordinates": request.viewer.membership_id if coordinates(request.viewer) else None,
        "most": max((each.load for each in mates), default=0),
    }
    return page(request, "volunteers/team.html", words)


def _load(request: SiteRequest, volunteer_id: int) -> Volunteer:
    return Volunteer.objects.select_related("territory", "user").get(pk=volunteer_id, since__isnull=False)


@screen(permission="volunteers.end", load=_load)
def change(request: SiteRequest, thing: Volunteer, volunteer_id: int) -> HttpResponse:
    """What they do, when they leave; once they have left, whether they are back."""
    parts = Together(request, {
        "intention": lambda data: IntentionForm(data, prefix="int"),
        "role": lambda data: RoleForm(data, initial={"role": thing.role}, prefix="rol"),
        "end": lambda data: EndForm(data, prefix="end"),
    })  # fmt: skip
    if parts.settle(lambda: _done(request, thing, parts)):
        return redirect("volunteers:change", volunteer_id=volunteer_id)
    words = {
        "volunteer": thing,
        "is_there": is_there(thing),
        "last_day": last_day_of(thing),
        "may_set_role": coordinates(request.viewer),
        "parts": parts,
        "carried": parts.kept,
        "handover": thing.handovers.filter(ended_at=None).first(),
    }
    return page(request, "volunteers/change.html", words, status=parts.status)


def _done(request: SiteRequest, thing: Volunteer, parts: Together) -> bool:
    act, form = parts.act, parts.forms.get(parts.act)
    if act != "back" and (form is None or not form.is_valid()):
        return False
    data = form.cleaned_data if form is not None else {}
    try:
        if act == "back":
            bring_back(thing, by=request.actor)
        elif act == "role":
            set_role(thing, by=request.actor, role=TeamRole(data["role"]))
        elif act == "intention":
            answer = Intent(data["answer"])
            say_intention(thing, by=request.actor, answer=answer, last_day=data["last_day"], word=data["word"])
        else:
            end_now(thing, by=request.actor, why=data["why"])
    except DomainError as error:
        if form is None:
            messages.error(request, error.message)
            return True
        form.refuse(error)
        return False
    messages.success(request, _("C’est noté."))
    return True
