"""A demand to be erased, for whoever answers it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.placements.models import Placement, PlacementState

from ..actions import erase, refuse
from ..forms import RefuseForm
from ..models import Demand, DemandState


def _demand(request: SiteRequest, demand_id: int) -> Demand:
    return Demand.objects.select_related("user", "pupil", "ended_by").get(pk=demand_id)


@screen(permission="privacy.answer", load=_demand)
def demand(request: SiteRequest, thing: Demand, demand_id: int) -> HttpResponse:
    """Who asks, what goes, what stays; erase, or say why not yet."""
    do, refusal = request.POST.get("do", ""), ""
    form = RefuseForm(request.POST if do == "refuse" else None)
    try:
        if do == "erase":
            erase(thing, by=request.actor)
            messages.success(request, _("C’est effacé."))
            return redirect("privacy:demand", demand_id=demand_id)
        if do == "refuse" and form.is_valid():
            refuse(thing, reason=form.cleaned_data["reason"], by=request.actor)
            messages.success(request, _("La réponse est partie."))
            return redirect("privacy:demand", demand_id=demand_id)
    except DomainError as error:
        refusal = str(error.message)
    words = {
        "demand": thing,
        "open": thing.state == DemandState.ASKED,
        "weeks": list(_running(thing)),
        "form": form,
        "refusal": refusal,
    }
    return page(request, "privacy/demand.html", words, status=422 if form.errors or refusal else 200)


def _running(thing: Demand) -> list[Placement]:
    """The weeks that erasing would end, or that are under way."""
    if thing.pupil_id is None:
        return []
    states = [PlacementState.PLANNED, PlacementState.ONGOING]
    return list(Placement.objects.filter(pupil=thing.pupil_id, state__in=states).order_by("first_day"))
