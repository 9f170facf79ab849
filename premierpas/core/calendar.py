"""School weeks, school years and holidays: how long a deadline really is, and when a class may go."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import holidays
from django.utils.translation import gettext as _

from .errors import DomainError

DAY = timedelta(days=1)
ZONES = ("A", "B", "C")
Range = tuple[date, date]


class UnknownZone(DomainError):
    """The academy has a holiday calendar of its own, which the territory has to enter; never taken for none."""

    def __init__(self, zone: str) -> None:
        super().__init__(
            _("Les vacances scolaires de cet établissement ne sont pas connues. Le territoire doit les saisir.")
        )
        self.zone = zone


@dataclass(frozen=True, order=True)
class SchoolWeek:
    """A week from Monday to Friday, named by its Monday."""

    monday: date

    def __post_init__(self) -> None:
        if self.monday.weekday():
            raise ValueError(f"{self.monday} is not a Monday")

    @classmethod
    def of(cls, day: date) -> "SchoolWeek":
        """The week a day lies in; a weekend belongs to the week before it."""
        return cls(day - timedelta(days=day.weekday()))

    @property
    def first_day(self) -> date:
        return self.monday

    @property
    def last_day(self) -> date:
        return self.monday + timedelta(days=4)

    @property
    def number(self) -> int:
        """The ISO week number."""
        return self.monday.isocalendar().week

    @property
    def days(self) -> tuple[date, ...]:
        return tuple(self.monday + timedelta(days=n) for n in range(5))

    def next(self) -> "SchoolWeek":
        """The week after."""
        return SchoolWeek(self.monday + timedelta(days=7))

    @classmethod
    def between(cls, first: date, last: date) -> Iterator["SchoolWeek"]:
        """Every week that has a day from `first` to `last`."""
        week = cls.of(first)
        while week.monday <= last:
            yield week
            week = week.next()


def school_year_of(day: date) -> int:
    """The year in which the school year of a day began; a new one begins on 1 August, before any school opens."""
    return day.year if day.month >= 8 else day.year - 1


# The part of France, as the `holidays` package names it, whose own days are added to those of the whole country.
_OWN_DAYS = {
    "57": "57", "67": "6AE", "68": "6AE",
    "971": "971", "972": "972", "973": "973", "974": "974", "976": "976", "977": "BL", "978": "MF",
    "986": "WF", "987": "PF", "988": "NC",
}  # fmt: skip
# Where the Labour Code adds only the abolition of slavery (L3422-2); the Pacific has codes of its own.
_ONLY_ABOLITION = {"971", "972", "973", "974", "976", "977", "978"}
_ABOLITION = "Abolition de l'esclavage"
_GOOD_FRIDAY, _ALL_SOULS = "Vendredi saint", "Jour des défunts"
_CARNIVAL = {48: "Lundi gras", 47: "Mardi gras", 46: "Mercredi des Cendres"}  # so many days before Easter
_CARIBBEAN, _ANTILLES = {"971", "972", "973", "977", "978"}, {"971", "972", "977", "978"}


@lru_cache(maxsize=64)
def public_holidays(year: int, department: str = "") -> dict[date, str]:
    """Public holidays of a year on which nobody works, with those of a department or collectivity of its own.

    Alsace and Moselle have two more (L3134-13), overseas departments the abolition of slavery (L3422-2), the Pacific
    those of its local laws.
    """
    everywhere = holidays.France(years=year, language="fr")
    if department not in _OWN_DAYS:
        return dict(everywhere.items())
    found = holidays.France(years=year, subdiv=_OWN_DAYS[department], language="fr")
    return {
        day: name.replace("'", "’")
        for day, name in found.items()
        if department not in _ONLY_ABOLITION or day in everywhere or name == _ABOLITION
    }


@lru_cache(maxsize=64)
def customary_days(year: int, department: str) -> dict[date, str]:
    """Days that many employers of an overseas department give by custom, and that no law makes a holiday."""
    easter = next(day for day, name in public_holidays(year).items() if name == "Lundi de Pâques") - DAY
    found: dict[date, str] = {}
    if department in _CARIBBEAN:
        found |= {easter - timedelta(days=before): name for before, name in _CARNIVAL.items()}
        found[date(year, 11, 2)] = _ALL_SOULS
    if department in _ANTILLES:
        found[easter - timedelta(days=24)] = "Mi-carême"
        found[easter - timedelta(days=2)] = _GOOD_FRIDAY
        found[date(year, 7, 21)] = "Fête de Victor Schœlcher"
    if department == "987" and year >= 2025:  # before it was the public holiday that Matāri’i has replaced
        found[date(year, 6, 29)] = "Fête de l’autonomie"
    return {day: name for day, name in found.items() if day not in public_holidays(year, department)}


def is_public_holiday(day: date, department: str = "") -> bool:
    """Whether nobody may be present on this day."""
    return day in public_holidays(day.year, department)


@lru_cache(maxsize=64)
def _zone_holidays(zone: str, year: int) -> frozenset[date]:
    return frozenset(holidays.France(years=year, subdiv=f"Zone {zone}", categories=("school",)))


@dataclass(frozen=True)
class ZoneCalendar:
    """The school holidays of a zone. `overrides`: ranges of days entered by the territory.

    A school year in which an entered range begins has these holidays instead of the zone's own; any other year keeps
    the zone's own, and is unknown without a zone. Past the last official calendar, those of the zones are foreseen by
    the `holidays` package from the rule that the official ones follow.
    """

    zone: str
    overrides: tuple[Range, ...] = ()

    @classmethod
    def of(cls, zone: str, overrides: Iterable[Range] = ()) -> "ZoneCalendar":
        """The calendar of a zone; raises UnknownZone without zone and overrides."""
        calendar = cls(zone, tuple(overrides))
        if not calendar.is_known:
            raise UnknownZone(zone)
        return calendar

    @property
    def is_known(self) -> bool:
        return self.zone in ZONES or bool(self.overrides)

    def is_holiday(self, day: date) -> bool:
        """Whether the day lies in the school holidays; raises UnknownZone when those of its year aren't known."""
        if any(first <= day <= last for first, last in self.overrides):
            return True
        if any(school_year_of(first) == school_year_of(day) for first, _last in self.overrides):
            return False
        if self.zone not in ZONES:
            raise UnknownZone(self.zone)
        return day in _zone_holidays(self.zone, day.year)

    def is_school_day(self, day: date) -> bool:
        """Monday to Friday, outside school and public holidays."""
        return day.weekday() < 5 and not self.is_holiday(day) and not is_public_holiday(day)

    def holidays_in(self, week: SchoolWeek) -> bool:
        """Whether a week has no school at all."""
        return all(self.is_holiday(day) or is_public_holiday(day) for day in week.days)

    def add_school_days(self, start: date, count: int) -> date:
        """The last day of a period of `count` school days that begins the day after `start`."""
        return self._walk(start, count, self.is_school_day)

    def add_days_outside_holidays(self, start: date, count: int) -> date:
        """The last day of a period of `count` calendar days after `start`, paused in the school holidays."""
        return self._walk(start, count, lambda day: not self.is_holiday(day))

    @staticmethod
    def _walk(start: date, count: int, counts: Callable[[date], bool]) -> date:
        day = start
        while count > 0:
            day += DAY
            if counts(day):
                count -= 1
        return day
