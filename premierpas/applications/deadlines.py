"""Until when a company, then a pupil, may answer (domain.md, States): both pause in the holidays of the pupil's zone.

Every deadline ends at the latest seven days before the week. All days are inclusive.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from django.conf import settings
from django.utils.translation import gettext as _

from premierpas.organisations.calendars import calendar_of
from premierpas.organisations.models import School


class Days(Protocol):
    """Counts days as a deadline does."""

    def add_days_outside_holidays(self, day: date, count: int) -> date: ...

    def add_school_days(self, day: date, count: int) -> date: ...


@dataclass(frozen=True)
class PlainDays:
    """For a school whose zone is unknown: days aren't paused, and `why` tells so."""

    why: str

    def add_days_outside_holidays(self, day: date, count: int) -> date:
        """Every day counts."""
        return day + timedelta(days=count)

    def add_school_days(self, day: date, count: int) -> date:
        """Monday to Friday count."""
        while count > 0:
            day += timedelta(days=1)
            count -= day.weekday() < 5
        return day


def days_of(school: School) -> Days:
    """The school's calendar, or plain days where none is known."""
    calendar = calendar_of(school)
    if calendar.is_known:
        return calendar
    return PlainDays(
        _("La zone de vacances de l’établissement n’est pas connue : les vacances ne suspendent pas ce délai.")
    )


def last_day_to_decide(first_day: date) -> date:
    """The last day on which anything about a week that starts on `first_day` may be decided."""
    return first_day - timedelta(days=settings.LAST_DEADLINE_DAYS_BEFORE_WEEK)


def answer_due(days: Days, today: date, first_day: date) -> date:
    """The company's last day, counted from the day of sending."""
    return min(days.add_days_outside_holidays(today, settings.COMPANY_ANSWER_DAYS), last_day_to_decide(first_day))


def extended_due(days: Days, due: date, first_day: date) -> date:
    """The company's last day once it has asked for more time."""
    return min(days.add_days_outside_holidays(due, settings.COMPANY_EXTRA_DAYS), last_day_to_decide(first_day))


def confirm_due(days: Days, today: date, first_day: date) -> date:
    """The pupil's last day, counted from the day of the yes."""
    return min(days.add_school_days(today, settings.CONFIRMATION_SCHOOL_DAYS), last_day_to_decide(first_day))
