"""The one source of time. A demo year is played, and tests freeze, by travelling here."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from django.db import connection
from django.utils import timezone

PARIS = ZoneInfo("Europe/Paris")
_travelled: ContextVar[datetime | None] = ContextVar("premierpas_clock", default=None)


def now() -> datetime:
    """The current instant, aware, UTC; the instant travelled to while travelling."""
    return _travelled.get() or timezone.now()


def today() -> date:
    """The current day in metropolitan France."""
    return now().astimezone(PARIS).date()


def midnight(day: date) -> datetime:
    """The instant at which a day begins in metropolitan France."""
    return datetime.combine(day, time.min, PARIS)


@contextmanager
def travel(to: datetime | date) -> Iterator[None]:
    """Be at another time: a day means its noon in Paris. History triggers of the database follow."""
    if not isinstance(to, datetime):
        to = datetime(to.year, to.month, to.day, 12, tzinfo=PARIS)
    token = _travelled.set(to)
    _tell_database(to.isoformat())
    try:
        yield
    finally:
        _travelled.reset(token)
        back_at = _travelled.get()
        _tell_database(back_at.isoformat() if back_at else "")


def _tell_database(instant: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('premierpas.now', %s, false)", [instant])
