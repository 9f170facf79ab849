"""Every morning: hosts get their page on the first day, and are asked for the evaluation on the last."""

from datetime import timedelta

import structlog
from django.db import transaction

from premierpas.agenda.models import Reminder
from premierpas.core import clock
from premierpas.core.models import ScheduledRun
from premierpas.core.tasks import app
from premierpas.placements.models import Placement, PlacementState
from premierpas.placements.telling.messages import DAYS_AFTER

from . import notices
from .telling import due_day, give_host_page

RUN = "week.tell_hosts"
log = structlog.get_logger()


@app.periodic(cron="35 7 * * *")
@app.task(name=RUN, queueing_lock=RUN)
def tell_hosts(timestamp: int = 0) -> None:
    """Every morning; a missed one is caught up."""
    run_hosts()


def run_hosts() -> dict[str, int]:
    """Send what is due and wasn't sent; returns counts, `failed` among them."""
    today, counts = clock.today(), {"sent": 0, "failed": 0}
    rows = Placement.objects.filter(first_day__lte=today).select_related("pupil")
    going = rows.filter(state=PlacementState.ONGOING)
    over = rows.filter(
        state__in=(PlacementState.ONGOING, PlacementState.COMPLETED, PlacementState.INTERRUPTED),
        last_day__lte=today, last_day__gt=today - timedelta(days=DAYS_AFTER), evaluation=None,
    )  # fmt: skip
    for notice, due in ((notices.HOST_PAGE, going), (notices.EVALUATE, over)):
        told = Reminder.objects.filter(reason=notice.code, subject__in=due.order_by().values("pk"))
        sent = set(told.values_list("subject", "due"))
        for placement in due.order_by("pk"):
            if (placement.pk, due_day(placement, notice)) in sent:
                continue
            try:
                with transaction.atomic():
                    counts["sent"] += give_host_page(placement, notice)
            except Exception:
                counts["failed"] += 1
                log.exception("week.tell_host_failed", placement_id=placement.pk)
    ScheduledRun.note(RUN, counts)
    return counts
