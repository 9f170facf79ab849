"""The dates of an event: its own, and the others of a series; a moment belongs to the date that it is nearest to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.ui.typography import clock_time, day, joined

if TYPE_CHECKING:
    from .models import Event, Session


@dataclass(frozen=True, order=True)
class Date:
    """From when to when pupils are there."""

    start: datetime
    end: datetime

    @property
    def is_past(self) -> bool:
        return self.end <= clock.now()


def dates_of(event: "Event") -> list[Date]:
    """All of them, the first first. Reads `event.sessions`, which lists of events fetch beforehand."""
    return sorted([Date(event.start, event.end), *(Date(each.start, each.end) for each in event.sessions.all())])


def dropped(session: "Session") -> list[Any]:
    """A date that no longer takes place, as the event remembers it for those who have it in their calendar."""
    return [session.pk, session.start.isoformat(), session.end.isoformat()]


def dropped_dates(event: "Event") -> list[tuple[int, Date]]:
    """Those of a series that were published and no longer take place, with the number of each."""
    return [
        (number, Date(datetime.fromisoformat(start), datetime.fromisoformat(end)))
        for number, start, end in event.dropped
    ]


def date_at(dates: list[Date], moment: datetime) -> Date:
    """The date to which a moment belongs: between two, the change is in the middle."""
    found = dates[0]
    for before, each in zip(dates, dates[1:], strict=False):
        if moment >= before.end + (each.start - before.end) / 2:
            found = each
    return found


def next_date(event: "Event") -> Date:
    """The one that is on or comes next; the last once all are past."""
    dates = dates_of(event)
    return next((each for each in dates if not each.is_past), dates[-1])


def said_dates(event: "Event") -> str:
    """`le jeudi 3 décembre à 14 h et le jeudi 10 décembre à 14 h`: those that are ahead, else all."""
    dates = dates_of(event)
    ahead = [each for each in dates if not each.is_past] or dates
    return joined(_said(ahead))


def _said(dates: Iterable[Date]) -> list[str]:
    return [_("le %(day)s à %(hour)s") % {"day": day(each.start), "hour": clock_time(each.start)} for each in dates]
