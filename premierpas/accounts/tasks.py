"""Daily care: sessions that have run out, devices without cookie and counters of yesterday are forgotten."""

from datetime import timedelta

from django.contrib.sessions.models import Session
from django.db import transaction

from premierpas.core import clock
from premierpas.core.tasks import app

from .devices import DEVICE_SECONDS
from .models import Attempt, EmailChange, KnownDevice, UserSession

RUN = "accounts.forget_what_is_over"


@app.periodic(cron="35 3 * * *")
@app.task(name=RUN, queueing_lock=RUN)
def forget_what_is_over(timestamp: int = 0) -> None:
    """Once a night; a missed night is caught up by the next."""
    forget_what_ran_out()


@transaction.atomic
def forget_what_ran_out() -> int:
    """Delete ended sessions, their devices, old counters, unconfirmed addresses; returns how many devices went."""
    Session.objects.filter(expire_date__lt=clock.now()).delete()
    KnownDevice.objects.filter(seen_at__lt=clock.now() - timedelta(seconds=DEVICE_SECONDS)).delete()
    Attempt.objects.filter(window__lt=clock.now() - timedelta(days=1)).delete()
    EmailChange.objects.filter(expires_at__lt=clock.now()).delete()
    return UserSession.objects.exclude(row__in=Session.objects.values("pk")).delete()[0]
