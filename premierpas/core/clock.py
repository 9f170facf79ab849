"""The one source of time. A demo year is played, and tests freeze, by travelling here."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, time, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

from django.db import connection
from django.utils import timezone

PARIS = ZoneInfo("Europe/Paris")
_A_DAY = timedelta(days=1)
_travelled: ContextVar[datetime | None] = ContextVar("premierpas_clock", default=None)


class StoppedClock(RuntimeError):
    """Something that is made once and kept asked for the time."""


class _Stopped(NamedTuple):
    day: date | None


_stopped: ContextVar[_Stopped | None] = ContextVar("premierpas_clock_stopped", default=None)


def now() -> datetime:
    """The current instant, aware, UTC; the instant travelled to while travelling."""
    if _stopped.get() is not None:
        raise StoppedClock("an instant would be kept: give it each time")
    return _travelled.get() or timezone.now()


def today() -> date:
    """The current day in metropolitan France."""
    if (stopped_on := _stopped.get()) is not None:
        if stopped_on.day is None:
            raise StoppedClock("a day would be kept: give it each time")
        return stopped_on.day
    return now().astimezone(PARIS).date()


def midnight(day: date) -> datetime:
    """The instant at which a day begins in metropolitan France."""
    return datetime.combine(day, time.min, PARIS)


def a_year_after(day: date) -> date:
    """The same day of the next year; of a leap day, the last of February."""
    leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + 1, day=28 if leap_day else day.day)


def instants(first_day: date, last_day: date) -> tuple[datetime, datetime]:
    """From … until …, as people type it: from the first day's midnight to the one after the last day.

    The calendar's own ends have no day beyond them: they count as the days beside them.
    """
    first_day, last_day = max(first_day, date.min + _A_DAY), min(last_day, date.max - _A_DAY)
    return midnight(first_day), midnight(last_day + _A_DAY)


@contextmanager
def stopped(day: date | None) -> Iterator[None]:
    """While something is made that is kept, for this day or for all: no instant may flow into it, and no other day."""
    token = _stopped.set(_Stopped(day))
    try:
        yield
    finally:
        _stopped.reset(token)


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
