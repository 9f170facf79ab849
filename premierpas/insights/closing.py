"""Months that are over: counted once, then told for good (why: `blocks.py`)."""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db.models import Min

from premierpas.core import clock
from premierpas.core.actions import step
from premierpas.people.models import Enrolment

from .blocks import blocks_of
from .indicators import INDICATORS
from .models import Block, ClosedMonth

_MOST = 36  # months back that a first night closes


def month_after(day: date) -> date:
    """The first day of the month after the one of this day."""
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


@step
def close_months() -> list[ClosedMonth]:
    """Close every month that is over and isn't closed, from the first one that had a pupil."""
    return [_close(first) for first in list(_open_months())]


def _open_months() -> Iterator[date]:
    begun = Enrolment.objects.aggregate(first=Min("since"))["first"]
    if begun is None:
        return
    this_month = clock.today().replace(day=1)
    earliest = (this_month - timedelta(days=30 * _MOST)).replace(day=1)
    month = max(begun.astimezone(clock.PARIS).date().replace(day=1), earliest)
    closed = set(ClosedMonth.objects.values_list("first_day", flat=True))
    while month < this_month:
        if month not in closed:
            yield month
        month = month_after(month)


def _close(first_day: date) -> ClosedMonth:
    month, made = ClosedMonth.objects.get_or_create(first_day=first_day)
    if not made:
        return month  # another worker was quicker
    span = clock.instants(first_day, month_after(first_day) - timedelta(days=1))
    Block.objects.bulk_create(
        Block(
            month=month, indicator=each.code, pupils=cell.pupils, amount=cell.amount, base=cell.base,
            territory_id=_at(place, 0), department=_at(place, 1) or "", school_id=_at(place, 2),
        )
        for each in INDICATORS.values() if each.cells is not None
        for place, cell in blocks_of(each.cells(span)).items()
    )  # fmt: skip
    return month


def _at(place: tuple[object, ...], depth: int) -> object:
    return place[depth] if len(place) > depth else None
