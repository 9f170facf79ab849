"""The weeks of the demo world, relative to today: some behind, one now, most ahead, none in holidays."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from premierpas.core.calendar import SchoolWeek, ZoneCalendar, school_year_of
from premierpas.core.legal.season import season_of

ZONE = "C"
AHEAD = 6
T = TypeVar("T")


@dataclass(frozen=True)
class Weeks:
    """Weeks that have begun (the present one last) and coming ones (nearest first) in which 3e classes may go."""

    past: list[SchoolWeek]
    coming: list[SchoolWeek]
    school_year: int


def weeks_around(today: date) -> Weeks:
    """The legal weeks around a day. Late in a school year, when few are left, the world is that of the next one."""
    year = school_year_of(today)
    coming = _legal(today + timedelta(days=1), season_of("3e", year)[1])
    if len(coming) < AHEAD:
        year += 1
        coming = _legal(max(today, season_of("3e", year)[0]), season_of("3e", year)[1])
    past = _legal(season_of("3e", year)[0], today + timedelta(days=6)) if season_of("3e", year)[0] < today else []
    return Weeks(past=[week for week in past if week.first_day <= today], coming=coming, school_year=year)


def _legal(first: date, last: date) -> list[SchoolWeek]:
    calendar = ZoneCalendar.of(ZONE)
    weeks = [week for week in SchoolWeek.between(first, last) if first <= week.first_day and week.last_day <= last]
    return [week for week in weeks if not any(calendar.is_holiday(day) for day in week.days)]


def spread(things: Sequence[T], days: Sequence[date]) -> Iterator[tuple[date, Sequence[T]]]:
    """Each day with its part of them, in order: all are given out, as evenly as can be."""
    for number, day in enumerate(days):
        yield day, things[len(things) * number // len(days) : len(things) * (number + 1) // len(days)]


def working_days(first_day: date, last_day: date) -> list[date]:
    """From Monday to Friday, both ends included."""
    days = (first_day + timedelta(days=n) for n in range((last_day - first_day).days + 1))
    return [day for day in days if day.weekday() < 5]
