"""Work behind the pages: final files are sealed, placements begin and end with their days."""

import structlog
from django.db.models import Q
from procrastinate import RetryStrategy

from premierpas.agenda.settling import settle
from premierpas.core import clock
from premierpas.core.actions import Actor, working_as
from premierpas.core.models import ScheduledRun
from premierpas.core.tasks import app, enqueue

from .actions import advance
from .actions.shortening import shorten_addresses
from .models import Placement, PlacementState
from .sealing.sealing import seal, unsealed
from .telling.warning import classes_to_warn, warn_class
from .waiting import UNSIGNED

RUN = "placements.advance_states"
WARNINGS = "placements.warn_of_missing"
log = structlog.get_logger()


@app.task(name="placements.seal_agreement", retry=RetryStrategy(max_attempts=6, exponential_wait=4))
def seal_agreement(agreement_id: int) -> None:
    """Make the final file; a job that comes twice finds it made."""
    seal(agreement_id)


@app.periodic(cron="40 * * * *")
@app.task(name="placements.seal_what_was_left", queueing_lock="placements.seal_what_was_left")
def seal_what_was_left(timestamp: int = 0) -> None:
    """Every hour: the signed agreements whose job was lost or failed for good."""
    for pk in unsealed():
        enqueue(seal_agreement, once=f"placements.seal:{pk}", agreement_id=pk)


@app.periodic(cron="5 4 * * *")
@app.task(name=RUN, queueing_lock=RUN)
def advance_states(timestamp: int = 0) -> None:
    """Every night; what a missed night left is caught up."""
    run_states()


@app.periodic(cron="15 7 * * *")
@app.task(name=WARNINGS, queueing_lock=WARNINGS)
def warn_of_missing(timestamp: int = 0) -> None:
    """Every morning: who is missing 14, 7, 3 and 1 days before the first day; a missed morning is caught up."""
    run_warnings()


def run_warnings() -> dict[str, int]:
    """Warn class by class; returns counts, `failed` among them."""
    today, counts = clock.today(), {"warned": 0, "failed": 0}
    with working_as(Actor.task(WARNINGS)):
        settle(UNSIGNED.code)  # a day that has come opens tasks
    for ids in classes_to_warn(today).values():
        with working_as(Actor.task(WARNINGS)):
            warned, failed = warn_class(ids, today=today)
        counts = {"warned": counts["warned"] + warned, "failed": counts["failed"] + failed}
    ScheduledRun.note(WARNINGS, counts)
    return counts


@app.periodic(cron="25 3 * * *")
@app.task(name="placements.truncate_addresses", queueing_lock="placements.truncate_addresses")
def truncate_addresses(timestamp: int = 0) -> None:
    """Every night: the network address of a signature is cut short after 90 days; the chain never held it."""
    shorten_addresses(by=Actor.task("placements.truncate_addresses"))


def run_states() -> dict[str, int]:
    """Move on every placement whose days say so; returns counts, `failed` among them."""
    today = clock.today()
    due = Q(state=PlacementState.PLANNED, first_day__lte=today) | Q(state=PlacementState.ONGOING, last_day__lt=today)
    counts = {"moved": 0, "failed": 0}
    for pk in list(Placement.objects.filter(due).order_by("pk").values_list("pk", flat=True)):
        try:
            counts["moved"] += advance(pk, by=Actor.task(RUN))
        except Exception:
            counts["failed"] += 1
            log.exception("placements.advance_failed", placement_id=pk)
    ScheduledRun.note(RUN, counts)
    return counts
