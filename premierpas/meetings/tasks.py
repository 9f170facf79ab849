"""Periodic work: notes that are due, reminders that leave by themselves, and Monday's digests."""

from datetime import date, timedelta

import structlog

from premierpas.core import clock
from premierpas.core.actions import working_as
from premierpas.core.actors import Actor
from premierpas.core.models import ScheduledRun
from premierpas.core.tasks import app, enqueue

from . import digests
from .actions import send_reminder
from .reminders import leaving_today
from .waiting import NOTE, notes_due

HOURLY, MONDAY, DIGEST = "meetings.hourly", "meetings.monday", "meetings.digest"
log = structlog.get_logger()


@app.periodic(cron="20 * * * *")
@app.task(name=HOURLY, queueing_lock=HOURLY)
def care_every_hour(timestamp: int = 0) -> None:
    """Meetings that are over ask for their note; reminders of territories that want it leave."""
    from premierpas.agenda.settling import settle

    with working_as(Actor.task(HOURLY)):
        lately = notes_due().filter(start__gte=clock.now() - timedelta(days=2))
        settle(NOTE.code, list(lately.values_list("pk", flat=True)))
    sent, failed = remind()
    ScheduledRun.note(HOURLY, {"sent": sent, "failed": failed})


def remind() -> tuple[int, int]:
    """How many were reminded, and how many meetings failed; one that fails stops no other."""
    sent = failed = 0
    for due in leaving_today():
        try:
            sent += send_reminder(due.meeting, by=Actor.task(HOURLY), why=due.why)
        except Exception:
            failed += 1
            log.exception("meetings.reminder_failed", meeting_id=due.meeting.pk)
    return sent, failed


@app.periodic(cron="0 6 * * 1")
@app.task(name=MONDAY, queueing_lock=MONDAY)
def queue_digests(timestamp: int = 0) -> None:
    """One job a reader, who is judged when it runs."""
    monday = clock.today() - timedelta(days=clock.today().weekday())
    for key in [*digests.leads(), *digests.teachers()]:
        enqueue(deliver_digest, once=f"{DIGEST}:{key}:{monday}", key=key, monday=monday.isoformat())
    ScheduledRun.note(MONDAY, {})


@app.task(name=DIGEST)
def deliver_digest(key: str, monday: str) -> None:
    """Count and tell, by what this reader may open now."""
    with working_as(Actor.task(DIGEST)):
        digests.deliver(key, date.fromisoformat(monday))
