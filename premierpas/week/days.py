"""The days of a placement as its diary knows them: which may be written, which are read, which are still to come."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from premierpas.core import clock
from premierpas.placements.models import Placement, PlacementState
from premierpas.placements.terms.prefill import days_of

from .models import DiaryEntry

WRITTEN_AFTER = timedelta(days=14)  # a day that was missed can still be told while the report is written
LIVED = (PlacementState.ONGOING, PlacementState.COMPLETED, PlacementState.INTERRUPTED)


class Door(StrEnum):
    """What a day's page lets a pupil do."""

    COMING = "coming"
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True)
class DiaryDay:
    """One day: `number` counts from 1; `written` says whether there is an entry with words."""

    day: date
    number: int
    door: Door
    written: bool

    @property
    def is_today(self) -> bool:
        return self.day == clock.today()


def door_of(placement: Placement, day: date) -> Door:
    """Whether this day of the placement can be written now. A week that didn't take place has no diary to write."""
    today = clock.today()
    if day > today:
        return Door.COMING
    lived = placement.state in LIVED
    return Door.OPEN if lived and today <= placement.last_day + WRITTEN_AFTER else Door.CLOSED


def days_with(placement: Placement, entries: Iterable[DiaryEntry]) -> list[DiaryDay]:
    """Every day of presence, in order."""
    written = {entry.day for entry in entries if not entry.is_empty}
    return [
        DiaryDay(day, number, door_of(placement, day), day in written)
        for number, day in enumerate(days_of(placement), start=1)
    ]
