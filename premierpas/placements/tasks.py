"""Periodic work: placements begin and end with their days."""

import structlog
from django.db.models import Q

from premierpas.core import clock
from premierpas.core.models import ScheduledRun
from premierpas.core.tasks import app

from .actions import advance
from .models import Placement, PlacementState

RUN = "placements.advance_states"
log = structlog.get_logger()


@app.periodic(cron="5 4 * * *")
@app.task(name=RUN, queueing_lock=RUN)
def advance_states(timestamp: int = 0) -> None:
    """Every night; what a missed night left is caught up."""
    run_states()


def run_states() -> dict[str, int]:
    """Move on every placement whose days say so; returns counts, `failed` among them."""
    today = clock.today()
    due = Q(state=PlacementState.PLANNED, first_day__lte=today) | Q(state=PlacementState.ONGOING, last_day__lt=today)
    counts = {"moved": 0, "failed": 0}
    for pk in list(Placement.objects.filter(due).order_by("pk").values_list("pk", flat=True)):
        try:
            counts["moved"] += advance(pk)
        except Exception:
            counts["failed"] += 1
            log.exception("placements.advance_failed", placement_id=pk)
    ScheduledRun.objects.update_or_create(name=RUN, defaults={"last_run_at": clock.now(), "last_result": counts})
    return counts
