"""Periodic work: reminders and expiry, by state: a missed day is caught up and nothing is sent twice."""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Any

import structlog
from django.conf import settings
from django.db import transaction
from django.db.models import Q, Value
from django.db.models.functions import Coalesce
from django.db.models.lookups import LessThan
from django.utils.translation import gettext_lazy

from premierpas.core import clock
from premierpas.core.actors import Actor
from premierpas.core.languages import kept
from premierpas.core.models import ScheduledRun
from premierpas.core.tasks import app

from . import notices
from .actions import cancel_by_company, expire
from .actions.locking import lock
from .deadlines import company_reminder_due, days_of
from .enums import LIVE, WAITING, ApplicationState
from .models import Application
from .telling import tell_company_to_answer, tell_pupil, tell_teachers

RUN = "applications.expire_and_remind"
ITSELF = Actor.task(RUN)
TEACHER_TOLD_AFTER_SCHOOL_DAYS = 3
LAST_REMINDER_DAYS_BEFORE = 2
log = structlog.get_logger()


@app.periodic(cron="20 6,12 * * *")
@app.task(name=RUN, queueing_lock=RUN)
def expire_and_remind(timestamp: int = 0) -> None:
    """Twice a day: end what has run out, then remind; one bad record doesn't stop the rest."""
    run_deadlines()


def run_deadlines() -> dict[str, int]:
    """Do everything that is due now; returns counts, `failed` among them, and writes them with the cursor."""
    today, now = clock.today(), clock.now()
    rows = Application.objects.order_by("pk")
    over = rows.filter(state__in=WAITING, answer_due__lt=today) | rows.filter(
        state=ApplicationState.ACCEPTED, confirm_due__lt=today
    )
    waiting = rows.filter(_reminder_may_be_due(now), state__in=WAITING, answer_due__gte=today)
    unconfirmed = rows.filter(state=ApplicationState.ACCEPTED, confirm_due__gte=today).filter(
        Q(confirm_reminded=0, answered_at__lt=now - timedelta(days=TEACHER_TOLD_AFTER_SCHOOL_DAYS - 1))
        | Q(confirm_reminded__lt=2, confirm_due__lte=today + timedelta(days=LAST_REMINDER_DAYS_BEFORE))
    )
    done = {
        "expired": over.values_list("pk", flat=True),
        "companies_reminded": waiting.values_list("pk", flat=True),
        "pupils_reminded": unconfirmed.values_list("pk", flat=True),
    }
    works = {"expired": _expire, "companies_reminded": remind_company, "pupils_reminded": remind_pupil}
    counts = {"failed": 0}
    for name, ids in done.items():
        counts[name], failed = _each(list(ids), works[name])
        counts["failed"] += failed
    ScheduledRun.note(RUN, counts)
    return counts


def _expire(application_id: int) -> bool:
    return expire(application_id, by=ITSELF)


def _reminder_may_be_due(now: datetime) -> Q:
    """Applications whose next reminder may have come; holidays make it later, never earlier."""
    since, found, sent = Coalesce("extended_at", "submitted_at"), Q(), 0
    for day in settings.COMPANY_REMINDER_DAYS:
        found |= Q(company_reminded=sent) & Q(LessThan(since, Value(now - timedelta(days=day - 1))))
        sent = day
    return found


@transaction.atomic
def remind_company(application_id: int) -> bool:
    """The reminder of day 5, 10 or 14, the latest that is due and wasn't sent; each carries a fresh link."""
    application = lock(application_id)
    if application.state not in WAITING or application.submitted_at is None:
        return False
    since = (application.extended_at or application.submitted_at).astimezone(clock.PARIS).date()
    due = company_reminder_due(days_of(application.enrolment.classroom.school), since, clock.today())
    if due <= application.company_reminded:
        return False
    application.company_reminded = due
    application.save(update_fields=["company_reminded"])
    turn = "more" if application.extended_at else "first"
    tell_company_to_answer(application, notices.REMINDER, occasion=f"{turn}:{due}")
    return True


@transaction.atomic
def remind_pupil(application_id: int) -> bool:
    """On the third school day the pupil and the teachers, two days before the end the pupil once more."""
    application = lock(application_id)
    if (
        application.state != ApplicationState.ACCEPTED
        or application.answered_at is None
        or application.confirm_due is None
    ):
        return False
    today, days = clock.today(), days_of(application.enrolment.classroom.school)
    accepted_on = application.answered_at.astimezone(clock.PARIS).date()
    third = days.add_school_days(accepted_on, TEACHER_TOLD_AFTER_SCHOOL_DAYS)
    last = application.confirm_due - timedelta(days=LAST_REMINDER_DAYS_BEFORE)
    stage = 2 if last <= today and last > accepted_on else 1 if third <= today else 0
    before = application.confirm_reminded
    if stage <= before:
        return False
    application.confirm_reminded = stage
    application.save(update_fields=["confirm_reminded"])
    tell_pupil(application, notices.CONFIRM_SOON, occasion=str(stage))
    if before == 0:
        tell_teachers(application, notices.UNCONFIRMED)
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
