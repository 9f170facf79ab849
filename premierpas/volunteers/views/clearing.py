"""Clearances: everybody's, and one volunteer's way to pupils with who checked what, when."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.core.actions import Actor
from premierpas.core.alphabet import alphabetical
from premierpas.core.deeds import done
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.people.enums import Clearance
from premierpas.people.models import Volunteer
from premierpas.people.team import coordinates, leads_team
from premierpas.ui.forms import Form, Together

from ..actions import activate, check_identity, check_register, record_training, reinstate, suspend
from ..enums import Proof
from ..forms.clearing import CheckForm, RegisterForm, SuspendForm
from ..permissions import is_somebody_else, is_themself
from ..queries import badge_of, clearance_of, last_day_of, volunteers_of

PER_PAGE = 50


@dataclass(frozen=True)
class Step:
    """One act of the way: its form, what it does, its button; `lead`: whether leads may too."""

    title: Any
    button: Any
    form: type[Form]
    do: Callable[[Volunteer, Actor, dict[str, Any]], Any]
    lead: bool = False


def _register(volunteer: Volunteer, by: Actor, data: dict[str, Any]) -> Any:
    return check_register(volunteer, by=by, proof=Proof(data["proof"]), on=data["on"])


STEPS = {
    "identity": Step(
        gettext_lazy("Vérifier l’identité"), gettext_lazy("Noter : identité vérifiée"), CheckForm,
        lambda volunteer, by, data: check_identity(volunteer, by=by, on=data["on"]),
    ),
    "register": Step(
        gettext_lazy("Vérifier l’honorabilité"), gettext_lazy("Noter : honorabilité vérifiée"), RegisterForm, _register
    ),
    "trained": Step(
        gettext_lazy("Formation faite sur place"), gettext_lazy("Noter : formation faite"), CheckForm,
        lambda volunteer, by, data: record_training(volunteer, by=by, on=data["on"]), lead=True,
    ),
    "activate": Step(
        gettext_lazy("Donner l’habilitation"), gettext_lazy("Habiliter à rencontrer des élèves"), Form,
        lambda volunteer, by, _data: activate(volunteer, by=by),
    ),
    "reinstate": Step(
        gettext_lazy("Lever la suspension"), gettext_lazy("Lever la suspension, identité revue"), CheckForm,
        lambda volunteer, by, data: reinstate(volunteer, by=by, on=data["on"]),
    ),
    "suspend": Step(
        gettext_lazy("Suspendre"), gettext_lazy("Suspendre tout de suite"), SuspendForm,
        lambda volunteer, by, data: suspend(volunteer, by=by, reason=data["reason"]),
    ),
}  # fmt: skip
NEXT = {
    Clearance.APPLIED: "identity", Clearance.EXPIRED: "identity", Clearance.IDENTITY_CHECKED: "register",
    Clearance.CHARTER_SIGNED: "trained", Clearance.TRAINED: "activate", Clearance.ACTIVE: "register",
    Clearance.SUSPENDED: "reinstate",
}  # fmt: skip
WAY = (
    Clearance.IDENTITY_CHECKED, Clearance.REGISTER_CHECKED, Clearance.CHARTER_SIGNED, Clearance.TRAINED,
    Clearance.ACTIVE,
)  # fmt: skip


@screen(permission="volunteers.lead", methods=("GET", "HEAD"))
def volunteers(request: SiteRequest) -> HttpResponse:
    """Everybody who is or was of the team, with how far they are and until when it holds."""
    rows = volunteers_of(request.viewer.territory_id).select_related("user")
    listed = Paginator(rows.order_by("until", alphabetical("name"), "pk"), PER_PAGE).get_page(request.GET.get("page"))
    lines = [(row, clearance_of(row), badge_of(row), last_day_of(row)) for row in listed]
    return page(request, "volunteers/volunteers.html", {"listed": listed, "lines": lines})


def _load(request: SiteRequest, volunteer_id: int) -> Volunteer:
    return Volunteer.objects.select_related("territory", "user").get(pk=volunteer_id, since__isnull=False)


@screen(permission="volunteers.view", load=_load)
def volunteer(request: SiteRequest, thing: Volunteer, volunteer_id: int) -> HttpResponse:
    """The way so far, the next step for whoever may do it, and everything that has happened."""
    other = is_somebody_else(request.viewer, thing) and thing.territory_id == request.viewer.territory_id
    may_clear = coordinates(request.viewer) and other
    shown = [name for name in (NEXT.get(Clearance(thing.state), ""), "suspend") if name in STEPS]
    parts = Together(request, {name: _form(name) for name in shown})
    if parts.settle(lambda: _done(request, thing, parts), anew=thing.refresh_from_db):
        return redirect("volunteers:volunteer", volunteer_id=volunteer_id)
    wanted = NEXT.get(Clearance(thing.state), "")
    step = STEPS.get(wanted)
    may_step = step is not None and (may_clear or step.lead and leads_team(request.viewer) and other)
    words = {
        "volunteer": thing,
        "clearance": clearance_of(thing),
        "badge": badge_of(thing),
        "holds_until": thing.checks_hold_until if thing.state == Clearance.ACTIVE else None,
        "last_day": last_day_of(thing),
        "way": _way(thing),
        "act": wanted,
        "step": step if may_step else None,
        "form": parts.forms.get(wanted) or (_form(wanted)(None) if step else None),
        "suspension": parts["suspend"],
        "carried": parts.kept,
        "may_suspend": may_clear and thing.state not in (Clearance.SUSPENDED, Clearance.DECLINED),
        "may_end": leads_team(request.viewer) and other,
        "is_own": is_themself(request.viewer, thing),
        "sees_why": may_clear,
        "spoken_to": thing.references.filter(spoken_on__isnull=False).count(),
        "milestones": list(thing.milestones.select_related("by").order_by("-at", "-pk")[:60]),
    }
    return page(request, "volunteers/volunteer.html", words, status=parts.status)


def _form(name: str) -> Callable[[Any], Form]:
    return partial(STEPS[name].form, prefix=name[:3])


def _done(request: SiteRequest, thing: Volunteer, parts: Together) -> bool:
    form = parts.forms.get(parts.act)
    if form is None or not done(request, form, lambda: STEPS[parts.act].do(thing, request.actor, form.cleaned_data)):
        return False
    messages.success(request, _("C’est noté."))
    return True


def _way(volunteer: Volunteer) -> list[tuple[str, bool]]:
    """Each state of the way, and whether it is reached: all of them are lost with an expiry or a suspension."""
    reached = WAY.index(Clearance(volunteer.state)) if volunteer.state in WAY else -1
    return [(str(state.label), number <= reached) for number, state in enumerate(WAY)]
