"""How fast a company answers, and how many pupils came: figures, shown from three on."""

import math
from dataclasses import dataclass
from datetime import timedelta
from statistics import median

from premierpas.applications.models import Application
from premierpas.core import clock
from premierpas.organisations.models import Company
from premierpas.placements.models import Placement, PlacementState

LEAST = 3
LOOKED_BACK, MOST_READ = timedelta(days=365), 100


@dataclass(frozen=True)
class Figures:
    """`days`: to an answer, as a median over a year; `pupils`: who came. Each is None while too few can be counted."""

    days: int | None
    pupils: int | None


def figures_of(company: Company) -> Figures:
    """In two queries."""
    answered = Application.objects.filter(
        offer__company=company, answered_at__isnull=False, submitted_at__gte=clock.now() - LOOKED_BACK
    )
    waits = [
        (end - begin).total_seconds() / 86400
        for begin, end in answered.order_by("-submitted_at").values_list("submitted_at", "answered_at")[:MOST_READ]
        if begin and end
    ]
    came = Placement.objects.filter(company=company, last_day__lt=clock.today()).exclude(
        state__in=[PlacementState.CANCELLED, PlacementState.NOT_HELD]
    )
    pupils = came.values("pupil").distinct().count()
    days = max(1, math.ceil(median(waits))) if len(waits) >= LEAST else None
    return Figures(days, pupils if pupils >= LEAST else None)
