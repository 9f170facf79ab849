"""Periodic work: by state and not by date, so that a missed day is caught up and nothing is done twice."""

from collections.abc import Callable

import structlog
from django.db.models import QuerySet

from premierpas.core.actors import Actor
from premierpas.core.models import ScheduledRun
from premierpas.core.tasks import app

from .actions.over import close_over, forgotten_drafts, over_offers, remind_draft
from .models import Offer

RUN = "offers.close_and_remind"
ITSELF = Actor.task(RUN)
log = structlog.get_logger()


@app.periodic(cron="40 4 * * *")
@app.task(name=RUN, queueing_lock=RUN)
def close_and_remind(timestamp: int = 0) -> None:
    """Every night: close what is over, then remind of drafts; one bad record doesn't stop the rest."""
    run_over()


def run_over() -> dict[str, int]:
    """Do everything that is due now; returns counts, `failed` among them, and writes them with the cursor."""
    counts = {"closed": 0, "reminded": 0, "failed": 0}
    _each(over_offers(), close_over, "closed", counts)
    _each(forgotten_drafts(), remind_draft, "reminded", counts)
    ScheduledRun.note(RUN, counts)
    return counts


def _each(offers: QuerySet[Offer], work: Callable[..., bool], name: str, counts: dict[str, int]) -> None:
    for offer in list(offers.only("pk").order_by("pk")):
        try:
            counts[name] += work(offer, by=ITSELF)
        except Exception:
            counts["failed"] += 1
            log.exception("offers.over_failed", offer_id=offer.pk)
