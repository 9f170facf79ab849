"""Reminders read tasks: whoever has one open is reminded on its days, once for each reason, person and day."""

from datetime import date

import structlog
from django.db import connection, transaction
from django.db.models import Q

from premierpas.accounts.links import hash_of
from premierpas.core import clock
from premierpas.core.outbox.notices import Recipient

from .enums import TaskState
from .models import Reminder, Task
from .reasons import reasons

log = structlog.get_logger()


def remind(code: str) -> tuple[int, int]:
    """Remind the owners of this reason's open tasks; how many were reminded, and how many failed.

    Of several days that were missed only the latest is made up for. What is put off waits for its day.
    """
    reminding, today = reasons.named(code).remind, clock.today()
    assert reminding is not None, f"{code} has no reminders"
    awake = Task.objects.filter(Q(snoozed_until=None) | Q(snoozed_until__lte=today), reason=code, state=TaskState.OPEN)
    rows = list(awake.order_by("pk").values_list("pk", "subject", "owner__user"))
    subjects = {subject for _pk, subject, _user in rows}
    days = reminding.days(subjects)
    told = Reminder.objects.filter(reason=code, subject__in=subjects)
    known = set(told.values_list("subject", "person", "due"))
    done = failed = 0
    for pk, subject, user in rows:
        day = max((each for each in days.get(subject, ()) if each <= today), default=None)
        if day is None or (subject, f"user:{user}", day) in known:
            continue
        try:
            with transaction.atomic():
                done += _remind(pk, day)
        except Exception:
            failed += 1
            log.exception("agenda.reminder_failed", task_id=pk)
    return done, failed


def _remind(pk: int, day: date) -> bool:
    task = Task.objects.select_for_update(of=("self",)).select_related("owner__user").get(pk=pk)
    reminding = reasons.named(task.reason).remind
    if task.state != TaskState.OPEN or reminding is None:
        return False
    if not first_time(task.reason, task.subject, person=f"user:{task.owner.user_id}", due=day):
        return False
    reminding.tell(task.subject, task.owner, day)
    return True


def first_time(reason: str, subject: int, *, person: str, due: date) -> bool:
    """Whether this person hasn't been reminded of this yet; from now on they have, if the transaction is kept.

    A second worker waits here for the first, and then knows.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO agenda_reminder (reason, subject, person, due, at) VALUES (%s, %s, %s, %s, %s)"
            " ON CONFLICT DO NOTHING",
            [reason, subject, person, due, clock.now()],
        )
        return cursor.rowcount == 1


def person_of(to: Recipient) -> str:
    """Who is reminded, as a reminder notes it: never a readable address."""
    return f"user:{to.user_id}" if to.user_id else f"contact:{hash_of(to.email or to.phone)}"
