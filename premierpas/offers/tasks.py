"""Periodic work: by state and not by date, so that a missed day is caught up and nothing is done twice."""

from collections.abc import Callable

import structlog
from django.db.models import Exists, OuterRef, QuerySet

from premierpas.core.actors import Actor
from premierpas.core.models import ScheduledRun
from premierpas.core.tasks import app
from premierpas.people.models import Enrolment

from .actions.over import close_over, forgotten_drafts, over_offers, remind_draft
from .actions.saving import tell_pupil_of_new
from .models import Offer, SavedSearch
from .search.chosen import count_choices

RUN, COUNT, TELL = "offers.close_and_remind", "offers.count_choices", "offers.tell_new"
ITSELF = Actor.task(RUN)
log = structlog.get_logger()


@app.periodic(cron="40 4 * * *")
@app.task(name=RUN, queueing_lock=RUN)
def close_and_remind(timestamp: int = 0) -> None:
    """Every night: close what is over, then remind of drafts; one bad record doesn't stop the rest."""
    run_over()


@app.periodic(cron="20 3 * * *")
@app.task(name=COUNT, queueing_lock=COUNT)
def count_what_is_chosen(timestamp: int = 0) -> None:
    """Every night: which sectors few choose."""
    ScheduledRun.note(COUNT, {"seldom": count_choices(by=Actor.task(COUNT))})


@app.periodic(cron="40 15 * * *")
@app.task(name=TELL, queueing_lock=TELL)
def tell_what_is_new(timestamp: int = 0) -> None:
    """Every afternoon: who wants a message hears what is new in the searches kept; one fault doesn't stop the rest."""
    counts = {"told": 0, "failed": 0}
    wanted = SavedSearch.objects.filter(alerts=True, pupil=OuterRef("pupil"))
    rows = Enrolment.objects.filter(Exists(wanted), left_on=None, classroom__closed_at=None).order_by("pk")
    for pk in list(rows.values_list("pk", flat=True)):
        try:
            enrolment = Enrolment.objects.select_related("pupil__user", "classroom__school").get(pk=pk)
            counts["told"] += tell_pupil_of_new(enrolment, by=Actor.task(TELL))
        except Exception:
            counts["failed"] += 1
            log.exception("offers.telling_failed", enrolment_id=pk)
    ScheduledRun.note(TELL, counts)


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
