"""Periodic work: reminders and expiry, by state: a missed day is caught up and nothing is sent twice."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from typing import Any

import structlog
from django.db import transaction
from django.utils.translation import gettext_lazy

from premierpas.agenda.reminding import first_time, remind
from premierpas.agenda.settling import settle
from premierpas.core import clock
from premierpas.core.actions import working_as
from premierpas.core.actors import Actor
from premierpas.core.languages import kept
from premierpas.core.models import ScheduledRun
from premierpas.core.tasks import app

from . import notices
from .actions import cancel_by_company, expire
from .actions.locking import lock
from .enums import LIVE, WAITING, ApplicationState
from .models import Application
from .telling import tell_pupil
from .waiting import ANSWER, CONFIRM, help_day

RUN = "applications.expire_and_remind"
ITSELF = Actor.task(RUN)
LAST_REMINDER_DAYS_BEFORE = 2
log = structlog.get_logger()


@app.periodic(cron="20 6,12 * * *")
@app.task(name=RUN, queueing_lock=RUN)
def expire_and_remind(timestamp: int = 0) -> None:
    """Twice a day: end what has run out, then remind; one bad record doesn't stop the rest."""
    run_deadlines()


def run_deadlines() -> dict[str, int]:
    """Do everything that is due now; returns counts, `failed` among them, and writes them with the cursor."""
    today = clock.today()
    rows = Application.objects.order_by("pk")
    over = rows.filter(state__in=WAITING, answer_due__lt=today) | rows.filter(
        state=ApplicationState.ACCEPTED, confirm_due__lt=today
    )
    counts = {"failed": 0}

    def count(name: str, outcome: tuple[int, int]) -> None:
        counts[name] = outcome[0]
        counts["failed"] += outcome[1]

    count("expired", _each(list(over.values_list("pk", flat=True)), _expire))
    with working_as(ITSELF):
        settle(CONFIRM.code)  # a day that has come makes it a teacher's
    count("companies_reminded", remind(ANSWER.code))
    count("teachers_told", remind(CONFIRM.code))
    unconfirmed = rows.filter(state=ApplicationState.ACCEPTED, confirm_due__gte=today)
    count("pupils_reminded", _each(list(unconfirmed.values_list("pk", flat=True)), remind_pupil))
    ScheduledRun.note(RUN, counts)
    return counts


def _expire(application_id: int) -> bool:
    return expire(application_id, by=ITSELF)


@transaction.atomic
def remind_pupil(application_id: int) -> bool:
    """On the day on which a teacher begins to help, and two days before the end once more; of both the later."""
    application = lock(application_id)
    if (
        application.state != ApplicationState.ACCEPTED
        or application.answered_at is None
        or application.confirm_due is None
    ):
        return False
    accepted_on = application.answered_at.astimezone(clock.PARIS).date()
    last = application.confirm_due - timedelta(days=LAST_REMINDER_DAYS_BEFORE)
    days = [help_day(application), *([last] if last > accepted_on else [])]
    day = max((each for each in days if each <= clock.today()), default=None)
    person = f"user:{application.pupil.user_id}"
    if day is None or not first_time(CONFIRM.code, application.pk, person=person, due=day):
        return False
    tell_pupil(application, notices.CONFIRM_SOON, occasion=day.isoformat())
    return True


@app.task(name="applications.end_of_offer")
def end_applications_of_offer(offer_id: int) -> None:
    """An offer that moderation withdrew takes its live applications with it, each in its own transaction."""
    ids = list(Application.objects.filter(offer=offer_id, state__in=LIVE).order_by("pk").values_list("pk", flat=True))
    reason = kept(gettext_lazy("l’offre a été retirée"))

    def end(application_id: int) -> bool:
        cancel_by_company(Application.objects.get(pk=application_id), by=ITSELF, reason=reason)
        return True

    _each(ids, end)


def _each(ids: Iterable[int], work: Callable[[Any], bool]) -> tuple[int, int]:
    """How many were done and how many failed; each `work` is one transaction, and a failure is logged by id."""
    done = failed = 0
    for pk in ids:
        try:
            done += bool(work(pk))
        except Exception:
            failed += 1
            log.exception("applications.deadline_failed", application_id=pk)
    return done, failed
