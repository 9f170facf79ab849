"""The weeks an offer may have: school weeks of its place and level, and why the others are closed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.calendar import (
    Range,
    SchoolWeek,
    UnknownZone,
    ZoneCalendar,
    is_public_holiday,
    school_year_of,
)
from premierpas.core.geography import department_of_insee
from premierpas.core.legal.season import season_of
from premierpas.core.register import academies
from premierpas.organisations.calendars import entered_for
from premierpas.ui.typography import long_week

from .enums import OfferLevel

Days = tuple[date, date]
FEWEST_SCHOOL_DAYS = 3  # a week with the bridge of Ascension has three; one that ends on a Tuesday is a holiday
LEGAL_LEVEL = {OfferLevel.COLLEGE: "3e", OfferLevel.SECONDE: "2de"}


@dataclass(frozen=True)
class SchoolPlace:
    """Where the school calendar is read: the holiday zone and department of a commune, or what its territory says."""

    zone: str
    department: str
    entered: tuple[Range, ...] = ()

    @classmethod
    def of(cls, insee: str) -> "SchoolPlace":
        """The place of a commune; the zone is empty where the academy has a calendar of its own."""
        department = department_of_insee(insee)
        zone = academies().get(department, ("", ""))[1]
        return cls(zone, department, () if zone else entered_for(territory__communes__insee=insee))

    def school_days(self, week: SchoolWeek) -> int:
        """How many days of school a week has; raises UnknownZone."""
        calendar = ZoneCalendar.of(self.zone, self.entered)
        return sum(not calendar.is_holiday(day) and not is_public_holiday(day, self.department) for day in week.days)

    def in_holidays(self, week: SchoolWeek) -> bool:
        """Whether too little school is left in a week; False where the holidays aren't known."""
        try:
            calendar = ZoneCalendar.of(self.zone, self.entered)
        except UnknownZone:
            return False
        off = [day for day in week.days if calendar.is_holiday(day)]
        return bool(off) and self.school_days(week) < FEWEST_SCHOOL_DAYS


def _legal_level(level: str) -> str:
    """The level that the rules of law know; a draft may not have chosen yet."""
    return LEGAL_LEVEL[OfferLevel(level)] if level in OfferLevel.values else "3e"


def slots_on_offer(level: str, place: SchoolPlace) -> tuple[tuple[Days, bool], ...]:
    """The slots that may be chosen from next week on; True marks school holidays.

    They are those of this school year and, from the spring on, of the next one too. For 2de each of the two weeks of
    June, and both together.
    """
    return _slots_from(clock.today(), level, place)


@lru_cache(maxsize=128)
def _slots_from(today: date, level: str, place: SchoolPlace) -> tuple[tuple[Days, bool], ...]:
    return tuple(_slots(today, level, place))


def _slots(today: date, level: str, place: SchoolPlace) -> Iterator[tuple[Days, bool]]:
    year = school_year_of(today)
    for each in (year, year + 1):
        first, last = season_of(_legal_level(level), each)
        weeks = [
            week
            for week in SchoolWeek.between(first, last)
            if first <= week.first_day and week.last_day <= last and week.monday > today
        ]
        for week in weeks:
            yield (week.first_day, week.last_day), place.in_holidays(week)
        if level == OfferLevel.SECONDE and len(weeks) == 2:
            yield (weeks[0].first_day, weeks[1].last_day), False
        if weeks and (level == OfferLevel.SECONDE or not 4 <= today.month < 8):
            return


def fault_of_slot(days: Days, level: str, place: SchoolPlace) -> str:
    """Why a future slot can't be offered; empty when it can."""
    first, last = days
    words = {"week": long_week(days)}
    if last < first:
        return _("La semaine %(week)s finit avant de commencer.") % words
    if first <= clock.today():
        return _("La semaine %(week)s est passée ou a commencé. Choisissez une semaine à venir.") % words
    weeks = list(SchoolWeek.between(first, last))
    if first.weekday() > 4 or last.weekday() > 4 or len(weeks) > (2 if level == OfferLevel.SECONDE else 1):
        return _("Il faut des semaines du lundi au vendredi : corrigez la semaine %(week)s.") % words
    opens, closes = season_of(_legal_level(level), school_year_of(first))
    if first < opens or last > closes:
        words |= {"season": long_week((opens, closes))}
        return _("La semaine %(week)s est hors de la saison : les stages de ce niveau ont lieu %(season)s.") % words
    if any(place.in_holidays(week) for week in weeks):
        return _("La semaine %(week)s est dans les vacances scolaires.") % words
    return ""


def overlapping(slots: list[Days]) -> tuple[Days, Days] | None:
    """Two slots that share a day, if any."""
    ordered = sorted(slots)
    for before, after in zip(ordered, ordered[1:], strict=False):
        if after[0] <= before[1]:
            return before, after
    return None
