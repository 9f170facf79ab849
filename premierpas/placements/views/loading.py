"""How the screens of agreements find theirs, and what they have in common."""

from collections.abc import Callable
from typing import Any

import rules
from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.accounts.capacities import Viewer
from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page

from ..models import Agreement, Placement, PlacementState
from ..queries import whole


def agreement_of(request: SiteRequest, pk: int, **_more: Any) -> Agreement:
    """`load` of a screen about one agreement."""
    return whole(pk)


def home_of(viewer: Viewer, agreement: Agreement) -> str:
    """The agreement's page as this viewer knows it."""
    return reverse(f"placements:{_side(viewer)}_agreement", kwargs={"pk": agreement.pk})


def list_of(viewer: Viewer) -> str:
    """The viewer's list of agreements; empty for a pupil, who has none."""
    return "" if viewer.is_pupil else reverse(f"placements:{_side(viewer)}_list")


def where_to_cancel(viewer: Viewer, placement: Placement) -> str:
    """The page on which this person may give the place up before it begins: its application's, else its own."""
    if placement.state != PlacementState.PLANNED:
        return ""
    if placement.found_outside:
        return reverse("placements:cancel", args=[placement.pk])
    name = "own" if viewer.is_pupil else "for_school"
    return reverse(f"applications:{name}", args=[placement.application_id])


def _side(viewer: Viewer) -> str:
    sides = (("is_school_staff", "school"), ("is_company", "host"), ("is_coordinator", "territory"))
    return next((name for kind, name in sides if getattr(viewer, kind)), "own")


def tried(request: SiteRequest, do: Callable[[], Any], said: str) -> bool:
    """Do it and say so; what the domain refuses is said instead."""
    try:
        do()
    except DomainError as error:
        messages.error(request, str(error.message))
        return False
    messages.success(request, said)
    return True


def may(permission: str, request: SiteRequest, thing: object) -> bool:
    """A permission of this app as a boolean for a template."""
    return bool(rules.has_perm(f"placements.{permission}", request.viewer, thing))


def not_now(request: SiteRequest, frame: dict[str, Any], *, title: str, why: str) -> HttpResponse:
    """The page of an act that can't be done now: why, and the way back to what can."""
    return page(request, "placements/not_now.html", frame | {"act_title": title, "why": why})


def frame_of(request: SiteRequest, agreement: Agreement) -> dict[str, Any]:
    """What every page about an agreement names: whose, where to go back to."""
    return {
        "agreement": agreement,
        "who": agreement.placement.pupil.full_name,
        "home_url": home_of(request.viewer, agreement),
        "back_label": _("La convention"),
    }
