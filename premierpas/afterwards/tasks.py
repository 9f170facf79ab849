"""Every morning: former pupils whose months are over are asked; pupils read reviews whose deadline has come."""

from datetime import timedelta

import structlog

from premierpas.core import clock
from premierpas.core.actors import Actor
from premierpas.core.calendar import school_year_of
from premierpas.core.models import ScheduledRun
from premierpas.core.tasks import app
from premierpas.people.models import Enrolment

from .actions import ask_follow_up, expire_reference
from .enums import ReferenceState
from .models import FollowUp, Reference
from .reviewing import read_from, reviews_of
from .telling import tell_review

ASK = "afterwards.ask_alumni"
CLOSE = "afterwards.close"
CAUGHT_UP = timedelta(days=14)  # a deadline of a review that no worker saw is made up for
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


@app.periodic(cron="50 7 * * *")
@app.task(name=CLOSE, queueing_lock=CLOSE)
def close_waiting(timestamp: int = 0) -> None:
    """Every morning: words that nobody gave in time; reviews whose deadline has come."""
    run_closing()


def run_closing() -> dict[str, int]:
    """End what has waited long enough, and tell the pupils; one that fails stops no other."""
    counts = {"expired": 0, "read": 0, "failed": 0}
    for row in Reference.objects.filter(state=ReferenceState.ASKED, expires_on__lt=clock.today()).order_by("pk"):
        try:
            expire_reference(row, by=Actor.task(CLOSE))
            counts["expired"] += 1
        except Exception:
            counts["failed"] += 1
            log.exception("afterwards.not_expired", reference=row.pk)
    for review in reviews_of(_due_reviews()):
        tell_review(review.enrolment)
        counts["read"] += 1
    ScheduledRun.note(CLOSE, counts)
    return counts


def _due_reviews() -> list[Enrolment]:
    """Reviews with a part, in the days after their deadline."""
    year = school_year_of(clock.today())
    if not read_from(year) <= clock.today() <= read_from(year) + CAUGHT_UP:
        return []
    rows = Enrolment.objects.filter(school_year=year, review_parts__isnull=False, pupil__anonymised_at=None)
    return list(rows.select_related("pupil__user", "classroom__school").order_by("pk").distinct())
