"""Whether a pupil is already placed on some days."""

from datetime import date

from .days import whole_span
from .models import HOLDING, Placement


def has_placement(pupil_id: int, first: date, last: date) -> bool:
    """Whether a placement, found here or outside, lies on one of these days."""
    return Placement.objects.filter(pupil=pupil_id, state__in=HOLDING, days__overlaps=whole_span(first, last)).exists()
