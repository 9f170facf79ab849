"""Days of presence: Monday to Friday without public holidays, as the database keeps them."""

from collections.abc import Iterable
from datetime import date, timedelta

from psycopg.types.multirange import DateMultirange
from psycopg.types.range import DateRange

from premierpas.core import clock
from premierpas.core.calendar import DAY, SchoolWeek, is_public_holiday
from premierpas.core.geography import department_of_postal_code


def working_days(first: date, last: date, *, department: str = "") -> list[date]:
    """Monday to Friday from `first` to `last`, both inclusive, without public holidays of the department."""
    span = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [day for day in span if day.weekday() < 5 and not is_public_holiday(day, department)]


def as_multirange(days: Iterable[date]) -> DateMultirange:
    """Days as half-open ranges, neighbours joined."""
    ranges: list[DateRange] = []
    for day in sorted(set(days)):
        if ranges and ranges[-1].upper == day:
            ranges[-1] = DateRange(ranges[-1].lower, day + DAY)
        else:
            ranges.append(DateRange(day, day + DAY))
    return DateMultirange(ranges)


def whole_span(first: date, last: date) -> DateMultirange:
    """Every day from `first` to `last`, both inclusive."""
    return DateMultirange([DateRange(first, last + DAY)])


def department_of(postal_code: str, country: str = "FR") -> str:
    """The department of an address, by its postal code, for holidays of its own; none abroad."""
    if country != "FR":
        return ""
    return department_of_postal_code(postal_code) if postal_code.strip() else ""


def free_weeks(weeks: Iterable[SchoolWeek], taken: Iterable[date]) -> list[SchoolWeek]:
    """Of these weeks those to come, with a day that isn't taken."""
    days, today = set(taken), clock.today()
    return [week for week in weeks if week.first_day >= today and not days.issuperset(week.days)]
