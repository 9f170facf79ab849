"""When each side of a pair is asked next: twice in the first month, then once a month."""

from collections.abc import Iterable
from datetime import date, timedelta

from premierpas.core.actions import step
from premierpas.core.clock import PARIS

from .enums import Side
from .models import CheckIn, Pair

FIRST = (timedelta(days=14), timedelta(days=28))  # after the beginning
THEN = timedelta(days=30)  # after the last time
_APART = timedelta(days=7)  # a first one that was late doesn't bring two in one week


def next_due(begins: date, done: Iterable[date]) -> date:
    """The day of the next check of one side, by those that it had."""
    days = sorted(done)
    if len(days) >= len(FIRST):
        return days[-1] + THEN
    due = begins + FIRST[len(days)]
    return max(due, days[-1] + _APART) if days else due


@step
def open_checks(pair: Pair, sides: Iterable[Side] = tuple(Side)) -> list[CheckIn]:
    """The next check of these sides."""
    begins, done = pair.since.astimezone(PARIS).date(), _done(pair)
    return CheckIn.objects.bulk_create(
        [CheckIn(pair=pair, side=side, due=next_due(begins, done[side])) for side in sides]
    )


@step
def date_anew(pair: Pair) -> None:
    """The beginning has moved: checks that weren't made yet move with it."""
    begins, done = pair.since.astimezone(PARIS).date(), _done(pair)
    for row in pair.check_ins.filter(done_on=None):
        row.due = next_due(begins, done[Side(row.side)])
        row.save(update_fields=["due"])


def _done(pair: Pair) -> dict[Side, list[date]]:
    rows = pair.check_ins.filter(done_on__isnull=False).values_list("side", "done_on")
    found: dict[Side, list[date]] = {side: [] for side in Side}
    for side, day in rows:
        if day is not None:
            found[Side(side)].append(day)
    return found
