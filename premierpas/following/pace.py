"""What is usual in a class at this date: the measure that its pupils are compared with."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median_low

from django.utils import timezone

from .stages import REACH, Facts, stage_of

SEASON_DAYS = 84  # a class looks for places in the twelve weeks before its own
NEAR_DAYS = 42  # from here on everybody is expected to have begun, whatever the others do


@dataclass(frozen=True)
class Pace:
    """How far half of a class is, and when half of it last did something; nothing known is a class that sleeps."""

    reach: int = 0
    last_action: date | None = None


def pace_of(members: Iterable[Facts]) -> Pace:
    """The pace of a class."""
    everybody = list(members)
    if not everybody:
        return Pace()
    reach = median_low(REACH[stage_of(facts)] for facts in everybody)
    last = median_low(local_day(facts.last_action).toordinal() if facts.last_action else 0 for facts in everybody)
    return Pace(reach, date.fromordinal(last) if last else None)


def in_season(facts: Facts, pace: Pace, today: date) -> bool:
    """Whether looking for a place is what this class does now: half of it has begun, or its week comes."""
    return pace.reach > 0 or _within(facts, today, SEASON_DAYS)


def is_near(facts: Facts, today: date) -> bool:
    """Whether the week is so near that what others do no longer counts."""
    return _within(facts, today, NEAR_DAYS)


def _within(facts: Facts, today: date, days: int) -> bool:
    week = facts.next_week(today)
    return week is not None and week - today <= timedelta(days=days)


def local_day(at: date) -> date:
    """The day of an instant, where people are."""
    return timezone.localtime(at).date()  # type: ignore[arg-type]
