"""When a class may go: its own periods, else its school's for the level."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.calendar import SchoolWeek
from premierpas.core.errors import DomainError
from premierpas.organisations.calendars import calendar_of
from premierpas.organisations.models import Classroom, InternshipPeriod
from premierpas.people.models import Enrolment

from .models import Placement
from .terms.prefill import days_of


class OutsidePeriod(DomainError):
    """The days lie outside the class's period."""


class PastDays(DomainError):
    """The first day has passed."""


def periods_of(classroom: Classroom) -> list[InternshipPeriod]:
    """The class's own periods, else those of its school for its level, earliest first."""
    rows = InternshipPeriod.objects.filter(school=classroom.school_id, level=classroom.level).order_by("first_day")
    own = [row for row in rows if row.classroom_id == classroom.pk]
    return own or [row for row in rows if row.classroom_id is None]


def weeks_of(classroom: Classroom) -> list[SchoolWeek]:
    """The weeks from today on in which this class may go."""
    calendar = calendar_of(classroom.school)
    weeks = {week for row in periods_of(classroom) for week in SchoolWeek.between(row.first_day, row.last_day)}
    open_weeks = sorted(week for week in weeks if week.last_day >= clock.today())
    return [week for week in open_weeks if not (calendar.is_known and calendar.holidays_in(week))]


def free_weeks(weeks: Iterable[SchoolWeek], held: Iterable[Placement]) -> list[SchoolWeek]:
    """Of these weeks those to come, with a day on which the pupil who holds these places has none."""
    taken = {day for each in held for day in days_of(each)}
    coming = [week for week in weeks if week.first_day >= clock.today()]
    return [week for week in coming if not taken.issuperset(week.days)]


def check_in_period(enrolment: Enrolment, days: Iterable[date]) -> None:
    """Every day in a period of the class and none in the past; raises OutsidePeriod or PastDays."""
    periods = periods_of(enrolment.classroom)
    if not periods:
        raise OutsidePeriod(
            _(
                "La période de stage de la classe n’est pas encore fixée. "
                "Le professeur peut la fixer dans les réglages."
            ),
            field="weeks",
        )
    for day in days:
        if day < clock.today():
            raise PastDays(_("Un de ces jours est déjà passé."), field="weeks")
        if not any(period.first_day <= day <= period.last_day for period in periods):
            raise OutsidePeriod(_("Ces jours sont en dehors de la période de stage de la classe."), field="weeks")
