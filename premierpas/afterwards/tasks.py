"""Every morning: former pupils whose months are over are asked; pupils read reviews whose deadline has come."""

import structlog

from premierpas.core import clock
from premierpas.core.actors import Actor
from premierpas.core.models import ScheduledRun
from premierpas.core.tasks import app

from .actions import ask_follow_up
from .models import FollowUp

ASK = "afterwards.ask_alumni"
log = structlog.get_logger()


@app.periodic(cron="10 9 * * *")
@app.task(name=ASK, queueing_lock=ASK)
def ask_alumni(timestamp: int = 0) -> None:
    """Every morning; a missed one is caught up."""
    run_follow_ups()


def run_follow_ups() -> dict[str, int]:
    """Send what is due and wasn't sent; of several that were missed only the latest. One that fails stops no other."""
    counts = {"asked": 0, "failed": 0}
    due = FollowUp.objects.filter(sent_at=None, due__lte=clock.today())
    for row in due.order_by("alumnus", "-months").distinct("alumnus"):
        try:
            counts["asked"] += ask_follow_up(row, by=Actor.task(ASK))
        except Exception:
            counts["failed"] += 1
            log.exception("afterwards.not_asked", follow_up=row.pk)
    ScheduledRun.note(ASK, counts)
    return counts
