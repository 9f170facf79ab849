"""Days of steps, counted backwards from a class's first week: one school week a step, holidays left out.

days_before(going, 2026, 6)     # the last one lies in the last school week before the first day of the weeks
"""

from collections.abc import Iterator
from datetime import date

from premierpas.core.calendar import DAY, SchoolWeek, school_year_of
from premierpas.organisations.going import Going


def first_day_of(going: Going) -> date | None:
    """The first day on which the class goes; None while its weeks aren't set."""
    return min((first for first, _last in going.fixed), default=None)


def days_before(going: Going, school_year: int, count: int) -> list[date | None]:
    """The day of each of so many steps, in order; all None while the weeks aren't set, or without a school week before.

    Each is the last day of school of a week. Where there are fewer weeks than steps, several share a week.
    """
    first = first_day_of(going)
    ends = list(ends_of_weeks(going, date(school_year, 9, 1), first)) if first else []
    if not ends:
        return [None] * count
    if len(ends) >= count:
        return [*ends[len(ends) - count :]]
    return [ends[at * len(ends) // count] for at in range(count)]


def ends_of_weeks(going: Going, since: date, until: date) -> Iterator[date]:
    """The last day of school of each week from `since` on that ends before `until`; weeks of holidays have none."""
    week = SchoolWeek.of(since)
    while week.last_day < until:
        days = [day for day in week.days if day >= since and going.is_school_day(day)]
        if days:
            yield days[-1]
        week = week.next()


def weeks_left(going: Going, today: date) -> int | None:
    """How many school weeks, this one included, come before the week in which the class goes; below 0 once it is over.

    0 is a week of the internship itself; None while the weeks aren't set.
    """
    first = first_day_of(going)
    if first is None:
        return None
    last = max(ends for _first, ends in going.fixed)
    if today > SchoolWeek.of(last).last_day + 2 * DAY:
        return -sum(1 for _each in ends_of_weeks(going, SchoolWeek.of(last).monday + 7 * DAY, today + DAY)) - 1
    if today >= SchoolWeek.of(first).monday:
        return 0
    return sum(1 for _each in ends_of_weeks(going, SchoolWeek.of(today).monday, SchoolWeek.of(first).monday))


def why_not_due(going: Going, school_year: int, day: date) -> str:
    """`early`, `late` or `closed`: why no step can be due on this day; empty where it can."""
    first = first_day_of(going)
    if school_year_of(day) != school_year:
        return "other_year"
    if first is not None and day >= first:
        return "late"
    return "" if going.is_school_day(day) else "closed"
