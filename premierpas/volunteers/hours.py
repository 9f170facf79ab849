"""The time that volunteers give: what floors above know of meetings, and what they typed themselves.

given_to_pupils.fill("meetings", minutes_of)          # in `ready()`
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Sum

from premierpas.core.ports import Port

from .models import Duty

given_to_pupils = Port[Callable[[Collection[int], date, date], Mapping[int, int]]](
    "volunteers.hours",
    "minutes that these volunteers spent with pupils, by volunteer: (ids, first day, last day), in a few queries",
)


@dataclass(frozen=True)
class Given:
    """Minutes somebody gave: with pupils, and for everything else."""

    with_pupils: int = 0
    otherwise: int = 0

    @property
    def total(self) -> int:
        return self.with_pupils + self.otherwise


def given(volunteer_ids: Collection[int], first: date, last: date) -> Mapping[int, Given]:
    """What each gave between these days, both included."""
    with_pupils: dict[int, int] = dict.fromkeys(volunteer_ids, 0)
    for minutes_of in given_to_pupils:
        for pk, minutes in minutes_of(volunteer_ids, first, last).items():
            with_pupils[pk] += minutes
    rows = Duty.objects.filter(volunteer__in=volunteer_ids, on__range=(first, last)).order_by()
    otherwise = dict(rows.values("volunteer").annotate(sum=Sum("minutes")).values_list("volunteer", "sum"))
    return {pk: Given(minutes, otherwise.get(pk, 0)) for pk, minutes in with_pupils.items()}


def year_of(first_year: int) -> tuple[date, date]:
    """The days of a school year: from 1 August, before any school opens."""
    return date(first_year, 8, 1), date(first_year + 1, 7, 31)
