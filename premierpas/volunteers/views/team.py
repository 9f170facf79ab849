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
        "most": max((each.load for each in mates), default=0),
    }
    return page(request, "volunteers/team.html", words)


def _load(request: SiteRequest, volunteer_id: int) -> Volunteer:
    return Volunteer.objects.select_related("territory", "user").get(pk=volunteer_id, since__isnull=False)


@screen(permission="volunteers.end", load=_load)
def change(request: SiteRequest, thing: Volunteer, volunteer_id: int) -> HttpResponse:
    """What they do, when they leave; once they have left, whether they are back."""
    act = request.POST.get("act", "") if request.method == "POST" else ""
    role = RoleForm(request.POST if act == "role" else None, initial={"role": thing.role}, prefix="rol")
    leaving = IntentionForm(request.POST if act == "intention" else None, prefix="int")
    end = EndForm(request.POST if act == "end" else None, prefix="end")
    form = {"role": role, "intention": leaving, "end": end}.get(act)
    if act == "back" or (form is not None and form.is_valid()):
        try:
            if act == "back":
                bring_back(thing, by=request.actor)
            elif act == "role":
                set_role(thing, by=request.actor, role=TeamRole(role.cleaned_data["role"]))
            elif act == "intention":
                data = leaving.cleaned_data
                say_intention(
                    thing, by=request.actor, answer=Intent(data["answer"]), last_day=data["last_day"], word=data["word"]
                )
            else:
                end_now(thing, by=request.actor, why=end.cleaned_data["why"])
            messages.success(request, _("C’est noté."))
            return redirect("volunteers:change", volunteer_id=volunteer_id)
        except DomainError as error:
            if form is None:
                messages.error(request, error.message)
                return redirect("volunteers:change", volunteer_id=volunteer_id)
            form.refuse(error)
    words = {
        "volunteer": thing,
        "is_there": is_there(thing),
        "last_day": last_day_of(thing),
        "may_set_role": coordinates(request.viewer),
        "role": role,
        "leaving": leaving,
        "end": end,
        "handover": thing.handovers.filter(ended_at=None).first(),
    }
    failed = role.errors or leaving.errors or end.errors
    return page(request, "volunteers/change.html", words, status=422 if failed else 200)
