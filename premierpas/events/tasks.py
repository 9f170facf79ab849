"""Every five minutes: unanswered offers go on, kept seats fall open, chance decides, what is over is closed."""

from collections.abc import Callable
from typing import Any

import structlog
from django.db.models import Exists, OuterRef, Q, QuerySet

from premierpas.core import clock
from premierpas.core.actors import Actor
from premierpas.core.models import ScheduledRun
from premierpas.core.tasks import app

from .actions import close_event, draw, expire_offers, mend_line, open_quotas
from .enums import RUNNING, EventState, Order, RegistrationState
from .models import Event, Quota, Registration, Seat

CARE = "events.care"
log = structlog.get_logger()


@app.periodic(cron="*/5 * * * *")
@app.task(name=CARE, queueing_lock=CARE)
def care_for_events(timestamp: int = 0) -> None:
    """What the clock does to events."""
    run_care()


def run_care() -> dict[str, int]:
    """In this order, so that a seat which falls free in one step goes on in the next; one that fails stops no other."""
    counts = {"failed": 0}
    for name, act, due in _works():
        counts[name] = 0
        for event in due().order_by("pk"):
            try:
                act(event, by=Actor.task(CARE))
                counts[name] += 1
            except Exception:
                counts["failed"] += 1
                log.exception("events.not_cared_for", event_id=event.pk, work=name)
    ScheduledRun.note(CARE, counts)
    return counts


def _works() -> list[tuple[str, Callable[..., Any], Callable[[], QuerySet[Event]]]]:
    now = clock.now()
    running = Event.objects.filter(state__in=RUNNING)
    ahead = running.filter(over_at__gt=now)
    late = Registration.objects.filter(event=OuterRef("pk"), state=RegistrationState.OFFERED, answer_by__lte=now)
    kept = Quota.objects.filter(event=OuterRef("pk"), opened_at=None, until__lte=now)
    waits = Registration.objects.filter(event=OuterRef("pk"), state=RegistrationState.WAITING)
    free = Seat.objects.filter(event=OuterRef("pk"), participant=None)
    to_draw = Q(order=Order.DRAW, drawn_at=None, draw_at__lte=now)
    return [
        ("expired", expire_offers, lambda: ahead.filter(Exists(late))),
        ("opened", open_quotas, lambda: ahead.filter(Exists(kept))),
        ("drawn", draw, lambda: ahead.filter(to_draw)),
        ("mended", mend_line, lambda: ahead.filter(Exists(free)).filter(Q(state=EventState.FULL) | Exists(waits))),
        ("closed", close_event, lambda: running.filter(over_at__lte=now)),
    ]
