"""Reminders a week and two days before each date: to whoever comes, with what they still have to do. Each once."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog
from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.core import clock
from premierpas.core.actions import working_as
from premierpas.core.actors import Actor
from premierpas.core.models import ScheduledRun
from premierpas.core.outbox.notices import Recipient
from premierpas.core.tasks import app

from .doors import missing_of
from .enums import RUNNING, RegistrationState
from .models import Event, Participant
from .news import People, coming, guests_of, hosts_of, pupils_of, speakers_of, teachers_of, tell_soon

HOURLY = "events.remind"
WEEK, TWO_DAYS = timedelta(days=7), timedelta(days=2)
log = structlog.get_logger()


@dataclass(frozen=True)
class Due:
    """A date of an event whose reminder leaves now; `since`: whoever registered later knows it anyway."""

    event: Event
    start: datetime
    before: timedelta

    @property
    def since(self) -> datetime:
        return self.start - self.before

    @property
    def occasion(self) -> str:
        return f"{self.start:%Y%m%d%H%M}:{self.before.days}"


@app.periodic(cron="35 * * * *")
@app.task(name=HOURLY, queueing_lock=HOURLY)
def remind_of_events(timestamp: int = 0) -> None:
    """One event that fails stops no other."""
    sent = failed = 0
    for due in due_now():
        try:
            with working_as(Actor.task(HOURLY)):
                sent += deliver(due)
        except Exception:
            failed += 1
            log.exception("events.reminder_failed", event_id=due.event.pk)
    ScheduledRun.note(HOURLY, {"sent": sent, "failed": failed})


def due_now() -> Iterator[Due]:
    """The dates that are two days ahead or less, and those that have come within a week since yesterday."""
    now = clock.now()
    near = Q(start__gt=now, start__lte=now + WEEK) | Q(sessions__start__gt=now, sessions__start__lte=now + WEEK)
    rows = Event.objects.filter(near, state__in=RUNNING)
    for event in rows.distinct().prefetch_related("sessions").order_by("start", "pk"):
        for start in [each.start for each in event.dates]:
            if now < start <= now + TWO_DAYS:
                yield Due(event, start, TWO_DAYS)
            elif now + WEEK - timedelta(days=1) < start <= now + WEEK:
                yield Due(event, start, WEEK)


def deliver(due: Due) -> int:
    """Remind those who come; a second worker finds everybody reminded."""
    event = due.event
    rows = event.registrations.filter(state=RegistrationState.CONFIRMED, settled_at__lte=due.since)
    registrations = list(rows.order_by("pk"))
    owed, participants = missing_of(event), coming(event, registrations)
    sent = 0
    for todo, group in _by_todo(participants, owed).items():
        sent += _tell(due, pupils_of(group), [], lambda todo=todo: _lines(event, todo))
    late = sum(each.pk in owed for each in participants)
    classes = [each for each in registrations if each.classroom_id]
    sent += _tell(due, [], teachers_of(classes), lambda: _for_class(event, late))
    others = [*guests_of(registrations), *hosts_of(event), *(speakers_of(event) if due.before == WEEK else [])]
    return sent + _tell(due, [], others, lambda: "\n".join(_where(event)))


def _by_todo(participants: list[Participant], owed: dict[int, list[Any]]) -> dict[tuple[Any, ...], list[Participant]]:
    groups: dict[tuple[Any, ...], list[Participant]] = {}
    for each in participants:
        groups.setdefault(tuple(owed.get(each.pk, ())), []).append(each)
    return groups


def _where(event: Event) -> list[str]:
    """Where those who come go: the meeting point, or the link that nobody else is given."""
    link = _("Le lien de la visio : %(url)s") % {"url": event.video} if event.video else ""
    return list(filter(None, [event.gathering, link]))


def _lines(event: Event, todo: tuple[Any, ...]) -> str:
    owed = [_("Il manque encore :"), *(f"– {capfirst(str(each))}" for each in todo)] if todo else [_("Tout est prêt.")]
    return "\n".join([*_where(event), *owed])


def _for_class(event: Event, late: int) -> str:
    if not late:
        return "\n".join([*_where(event), _("Tout est prêt.")])
    words = ngettext("Il manque encore des réponses pour %(n)d élève.",
                     "Il manque encore des réponses pour %(n)d élèves.", late)  # fmt: skip
    return "\n".join([*_where(event), words % {"n": late}])


def _tell(due: Due, pupils: list[Recipient], adults: list[Recipient], todo: Any) -> int:
    if not (pupils or adults):
        return 0
    return tell_soon(due.event, People(pupils, adults), occasion=due.occasion, start=due.start, todo=todo)
