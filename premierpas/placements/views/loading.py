"""How the screens of agreements find theirs, and what they have in common."""

from typing import Any

import rules
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.accounts.capacities import Viewer

from ..models import Agreement
from ..queries import whole


def agreement_of(request: HttpRequest, pk: int, **_more: Any) -> Agreement:
    """`load` of a screen about one agreement."""
    return whole(pk)


def home_of(viewer: Viewer, agreement: Agreement) -> str:
    """The agreement's page as this viewer knows it."""
    name = next((name for kind, name in _NAMES if getattr(viewer, kind)), "own_agreement")
    return reverse(f"placements:{name}", kwargs={"pk": agreement.pk})


_NAMES = (
    ("is_school_staff", "school_agreement"),
    ("is_company", "host_agreement"),
    ("is_coordinator", "territory_agreement"),
)


def may(permission: str, request: HttpRequest, thing: object) -> bool:
    """A permission of this app as a boolean for a template."""
    return bool(rules.has_perm(f"placements.{permission}", request.viewer, thing))  # type: ignore[attr-defined]


def frame_of(request: HttpRequest, agreement: Agreement) -> dict[str, Any]:
    """What every page about an agreement names: whose, where to go back to."""
    return {
        "agreement": agreement,
        "who": agreement.placement.pupil.full_name,
        "home_url": home_of(request.viewer, agreement),  # type: ignore[attr-defined]
        "back_label": _("La convention"),
    }
