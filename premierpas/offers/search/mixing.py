"""Further offers among the near ones: which, how many, where. One rule for everybody; it reads places and totals only.

1. Near ones come first, in their order. Further ones are of sectors that the page doesn't show, one of each: first the
   nearest of sectors that few choose, at most `MOST`; where there is none, the nearest of any.
2. After every `EVERY` near ones comes one further one, what is left comes at the end. Who looked for words or a trade
   reads all the answers first.
3. A sector is one that few choose when its seats are chosen (kept, held or taken in a year) less than half as often as
   seats are on the whole. Nothing is said while fewer than `ENOUGH` choices were counted.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from .matching import Row

MOST, EVERY = 3, 5
ENOUGH, SHARE, SOME_SEATS = 50, 2, 3
T = TypeVar("T")


@dataclass(frozen=True)
class Chosen:
    """Of one sector: its seats of a year, and how often one was chosen. Totals; nobody stands in them."""

    seats: int
    times: int


def seldom_chosen(totals: Mapping[str, Chosen]) -> frozenset[str]:
    """The sectors that few choose."""
    seats, times = (sum(getattr(each, name) for each in totals.values()) for name in ("seats", "times"))
    if times < ENOUGH:
        return frozenset()
    return frozenset(
        sector
        for sector, each in totals.items()
        if each.seats >= SOME_SEATS and SHARE * each.times * seats < times * each.seats
    )


def further_ones(seldom: Iterable[Row], others: Iterable[Row]) -> list[Row]:
    """Those worth the way: the nearest of each sector that few choose, else the nearest of all."""
    nearest: dict[str, Row] = {}
    places: dict[int, str] = {}  # one stop a place: what else is there doesn't make another
    for row in sorted(seldom, key=lambda row: row.nearest):
        if row.sector not in nearest and places.setdefault(row.place, row.sector) == row.sector:
            nearest[row.sector] = row
    return list(nearest.values())[:MOST] or sorted(others, key=lambda row: row.nearest)[:1]


def mixed(near: Sequence[T], further: Sequence[T], *, answers_first: bool = False) -> list[T]:
    """Both in one order."""
    found, waiting = [], list(further)
    for number, each in enumerate(near, start=1):
        found.append(each)
        if waiting and number % EVERY == 0 and not answers_first:
            found.append(waiting.pop(0))
    return found + waiting
