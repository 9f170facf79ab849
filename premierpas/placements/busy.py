"""Whether a pupil is already placed on some days, and whether such a place can still be given up."""

from datetime import date

from django.utils.translation import gettext as _

from premierpas.applications.models import Application

from .days import whole_span
from .models import HOLDING, Placement, PlacementState


def has_placement(pupil_id: int, first: date, last: date) -> bool:
    """Whether a placement, found here or outside, lies on one of these days."""
    return Placement.objects.filter(pupil=pupil_id, state__in=HOLDING, days__overlaps=whole_span(first, last)).exists()


def why_not_ended(application: Application) -> str:
    """Why the place that this application brought can't be given up: its week has begun."""
    begun = Placement.objects.filter(application=application, state__in=HOLDING).exclude(state=PlacementState.PLANNED)
    if not begun.exists():
        return ""
    return _(
        "Ce stage a déjà commencé : il ne s’annule plus. S’il s’arrête, ou n’a pas eu lieu, l’établissement le dit sur "
        "la page de la convention."
    )
