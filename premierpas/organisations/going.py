"""When somebody may go: the one reading of a class's weeks, through its school year and its school's calendar.

going_of(enrolment).covers(first, last)     # people.going: with the days that the head allows one pupil
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.db.models import Q

from premierpas.core.calendar import DAY, Range, SchoolWeek, UnknownZone, ZoneCalendar, is_public_holiday
from premierpas.core.compiled import Compiled, Given

from .calendars import calendar_for
from .models import Classroom, InternshipPeriod

OVER_THE_WEEKEND = 3 * DAY  # from a Friday to the Monday after it
_ANY_CALENDAR = ZoneCalendar("")


@dataclass(frozen=True)
class Going:
    """`fixed`: the ranges of days of the class; `allowed`: those of one pupil besides. `calendar`: their school's."""

    fixed: tuple[Range, ...] = ()
    allowed: tuple[Range, ...] = ()
    calendar: ZoneCalendar = field(default=_ANY_CALENDAR)

    @property
    def is_set(self) -> bool:
        """Whether anybody has said yet when."""
        return bool(self.fixed or self.allowed)

    def has(self, day: date) -> bool:
        """Whether a day lies in what was fixed or allowed, whatever day it is."""
        return any(first <= day <= last for first, last in (*self.fixed, *self.allowed))

    def is_school_day(self, day: date) -> bool:
        """Monday to Friday without holidays; where those aren't known, no day is taken for one."""
        if day.weekday() > 4 or is_public_holiday(day):
            return False
        try:
            return not self.calendar.is_holiday(day)
        except UnknownZone:
            return True

    @cached_property
    def stretches(self) -> tuple[Range, ...]:
        """The days from and to which one may go without a break, earliest first: whatever lies in one, one may take.

        Weekends and holidays within are no break, and don't make a stretch of their own.
        """
        found: list[Range] = []
        ranges = (*self.fixed, *self.allowed)
        for week in sorted({week for first, last in ranges for week in SchoolWeek.between(first, last)}):
            for first, last in self._parts(week):
                if found and first - found[-1][1] == OVER_THE_WEEKEND:
                    found[-1] = (found[-1][0], last)
                else:
                    found.append((first, last))
        return tuple(found)

    def _parts(self, week: SchoolWeek) -> Iterator[Range]:
        """The parts of a week in which every day of school is open, without those that have none."""
        part: list[date] = []
        for day in (*week.days, None):
            if day is not None and (self.has(day) or not self.is_school_day(day)):
                part.append(day)
                continue
            if any(self.has(each) and self.is_school_day(each) for each in part):
                yield part[0], part[-1]
            part = []

    def covers(self, first: date, last: date) -> bool:
        """Whether one may go from the one day to the other, both inclusive."""
        return any(begins <= first and last <= ends for begins, ends in self.stretches)

    def weeks(self, since: date) -> list[SchoolWeek]:
        """The weeks not over on that day in which one may go."""
        weeks = {week for first, last in self.stretches for week in SchoolWeek.between(first, last)}
        return sorted(week for week in weeks if week.last_day >= since)

    def coming(self, today: date) -> Range | None:
        """The next stretch that isn't over, or the one that goes on."""
        return next((each for each in self.stretches if each[1] >= today), None)


def class_going(classroom: Classroom) -> Going:
    """When a class may go. One query."""
    return classes_going([classroom])[classroom.pk]


_periods = Compiled(
    lambda: (
        InternshipPeriod.objects.filter(
            Q(classroom__in=Given("rooms", many=True)) | Q(classroom=None, school__in=Given("schools", many=True))
        )
        .order_by("first_day")
        .values_list(
            "classroom_id", "school_id", "level", "first_day", "last_day", "school__zone", "school__territory_id"
        )
    )
)


def classes_going(classrooms: Iterable[Classroom]) -> dict[int, Going]:
    """The same for many, by class: its own weeks of its year, else those of its school for its level. One query."""
    rooms = {room.pk: room for room in classrooms}
    own: dict[int, list[Range]] = defaultdict(list)
    of_level: dict[tuple[int, str], list[Range]] = defaultdict(list)
    calendars: dict[tuple[str, int], ZoneCalendar] = {}
    of_school: dict[int, ZoneCalendar] = {}
    schools: Collection[int] = {room.school_id for room in rooms.values()}
    for room_id, school_id, level, first, last, zone, territory in _periods(rooms=list(rooms), schools=list(schools)):
        if (zone, territory) not in calendars:
            calendars[zone, territory] = calendar_for(zone, territory)
        of_school[school_id] = calendars[zone, territory]
        if room_id is not None:
            own[room_id].append((first, last))
        else:
            of_level[school_id, level].append((first, last))
    found = {}
    for pk, room in rooms.items():
        fixed = within_year(own[pk], room.school_year) or within_year(
            of_level[room.school_id, room.level], room.school_year
        )
        found[pk] = Going(fixed=fixed, calendar=of_school.get(room.school_id, _ANY_CALENDAR))
    return found


def bounds_of(school_year: int) -> Range:
    """The first and last day of a school year, by the year in which it begins."""
    return date(school_year, 8, 1), date(school_year + 1, 7, 31)


def within_year(ranges: Iterable[Range], school_year: int) -> tuple[Range, ...]:
    """What of these days lies in the school year."""
    opens, closes = bounds_of(school_year)
    return tuple((max(first, opens), min(last, closes)) for first, last in ranges if first <= closes and last >= opens)
