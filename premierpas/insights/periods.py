"""Runs of closed months, which are the only periods that figures are told of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.calendar import school_year_of
from premierpas.ui.typography import month_name as name_of_month

from .closing import month_after
from .models import ClosedMonth


@dataclass(frozen=True)
class Period:
    """From the first day of a month to the last day of a month."""

    first_day: date
    last_day: date

    @classmethod
    def of(cls, first: date, last: date) -> "Period":
        """Every month from one of these days to the other."""
        first, last = min(first, last), max(first, last)
        return cls(first.replace(day=1), month_after(last) - timedelta(days=1))

    @property
    def span(self) -> tuple[datetime, datetime]:
        """As instants."""
        return clock.instants(self.first_day, self.last_day)

    def __str__(self) -> str:
        first, last = month_name(self.first_day), month_name(self.last_day)
        if first == last:
            return first
        if self.first_day.year == self.last_day.year:
            first = name_of_month(self.first_day.month)
        return _("%(first)s à %(last)s") % {"first": first, "last": last}


def month_name(day: date) -> str:
    """« octobre 2026 »."""
    return f"{name_of_month(day.month)} {day.year}"


def closed_months() -> list[date]:
    """The first days of the months whose figures are fixed."""
    return list(ClosedMonth.objects.order_by("first_day").values_list("first_day", flat=True))


def usual_period(months: Sequence[date]) -> Period | None:
    """The school year of the last closed month, as far as it is told; None before the first one."""
    if not months:
        return None
    year = school_year_of(months[-1])
    return Period.of(min(month for month in months if school_year_of(month) == year), months[-1])


def asked_period(months: Sequence[date], first: str, last: str) -> Period | None:
    """The run of closed months that an address asks for (`2026-09`), else the usual one."""
    usual = usual_period(months)
    named = {f"{month:%Y-%m}": month for month in months}
    if usual is None or (first not in named and last not in named):
        return usual
    return Period.of(named.get(first, usual.first_day), named.get(last, usual.last_day))


def months_within(first: date, last: date) -> Period | None:
    """The closed months that lie wholly between two days; None where there is none."""
    months = [month for month in closed_months() if month >= first and month_after(month) - timedelta(days=1) <= last]
    return Period.of(months[0], months[-1]) if months else None
