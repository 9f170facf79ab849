"""Schools: joining, classes, periods of internship; the settings of schools and territories."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.actions import Actor, action, step
from premierpas.core.calendar import SchoolWeek, school_year_of
from premierpas.core.errors import WrongState
from premierpas.core.events import emit
from premierpas.core.legal.season import season_of
from premierpas.core.register import school_of_uai
from premierpas.core.text import one_line
from premierpas.organisations.calendars import calendar_of
from premierpas.organisations.enums import Level
from premierpas.organisations.errors import BadPeriod, OtherTerritory, UnknownSchool
from premierpas.organisations.events import ClassWeeksChanged
from premierpas.organisations.models import (
    LIMITS,
    TEXTS,
    Classroom,
    InternshipPeriod,
    School,
    Territory,
    TerritoryHoliday,
)
from premierpas.organisations.territories import commune_of, territory_of_insee

LONGEST_HOLIDAYS = timedelta(weeks=10)
WEEKEND = timedelta(days=3)  # from a Friday to the Monday after it


@action(may="organisations.coordinate_territory", on="territory", tasks=True)
def join_school(uai: str, *, territory: Territory, by: Actor, postal_code: str = "", insee: str = "") -> School:
    """A school of the register takes part; joining twice gives the same. Raises UnknownSchool, OtherTerritory."""
    return enter_school(uai, territory=territory, postal_code=postal_code, insee=insee)


@step
def enter_school(uai: str, *, territory: Territory, postal_code: str = "", insee: str = "") -> School:
    """The same, as a part of opening a territory."""
    known = school_of_uai(uai)
    if known is None:
        raise UnknownSchool
    postal_code = known.postal_code or postal_code
    place = commune_of(postal_code, insee) if postal_code else None
    where = known.position or (place.position if place else None)
    holder = territory_of_insee(place.insee) if place else None
    if holder is not None and holder != territory:
        raise OtherTerritory
    school, _new = School.objects.get_or_create(
        uai=known.uai,
        defaults={
            "name": known.name,
            "territory": territory,
            "priority": known.priority,
            "academy": known.academy,
            "zone": known.zone,
            "street": known.street,
            "postal_code": postal_code,
            "city": known.city or (place.name if place else ""),
            "insee": place.insee if place else "",
            "latitude": where.latitude if where else None,
            "longitude": where.longitude if where else None,
            "joined_at": clock.now(),
        },
    )
    return school


@step
def make_classroom(school: School, *, name: str, key: str, level: str, school_year: int | None = None) -> Classroom:
    """The class of this name this year, made when there is none."""
    year = school_year or school_year_of(clock.today())
    classroom, _new = Classroom.objects.get_or_create(
        school=school, school_year=year, key=key, defaults={"name": name, "level": level}
    )
    return classroom


def _whose(given: Mapping[str, Any]) -> Classroom | School:
    """Whose weeks are set: a class's, or a whole level's."""
    return given["classroom"] or given["school"]


@action(may="organisations.set_weeks", on=_whose)
def set_period(
    school: School, *, level: str, first_day: date, last_day: date, by: Actor, classroom: Classroom | None = None
) -> InternshipPeriod:
    """When a class, or a level, may go. Raises BadPeriod outside the level's season, in holidays or reversed."""
    _check_class(school, classroom)
    _check_period(school, level, first_day, last_day)
    try:
        with transaction.atomic():
            period, _new = InternshipPeriod.objects.update_or_create(
                school=school, classroom=classroom, level=level, first_day=first_day, defaults={"last_day": last_day}
            )
    except IntegrityError:
        raise BadPeriod(_("Le dernier jour est avant le premier."), field="weeks") from None
    emit(ClassWeeksChanged(at=clock.now(), school_id=school.pk))
    return period


@action(may="organisations.set_weeks", on=_whose)
def add_weeks(
    school: School, *, level: str, weeks: Iterable[SchoolWeek], by: Actor, classroom: Classroom | None = None
) -> list[InternshipPeriod]:
    """Let a class, or a level, go in these weeks too; weeks that follow each other are one period.

    Raises BadPeriod when one of them lies outside the level's season or in the holidays; then none is added.
    """
    School.objects.select_for_update().get(pk=school.pk)  # two heads at once: one after the other
    periods = []
    for first, last in _runs(weeks):
        touching = InternshipPeriod.objects.filter(
            school=school, classroom=classroom, level=level,
            first_day__lte=last + WEEKEND, last_day__gte=first - WEEKEND,
        )  # fmt: skip
        for week in SchoolWeek.between(first, last):
            _check_period(school, level, week.first_day, week.last_day)
        joined = list(touching)
        touching.delete()
        first = min([first, *(period.first_day for period in joined)])
        last = max([last, *(period.last_day for period in joined)])
        periods.append(set_period(school, level=level, first_day=first, last_day=last, classroom=classroom, by=by))
    return periods


def _check_class(school: School, classroom: Classroom | None) -> None:
    if classroom is not None and classroom.school_id != school.pk:
        raise BadPeriod(_("Cette classe est d’un autre établissement."), field="target")


def _runs(weeks: Iterable[SchoolWeek]) -> list[tuple[date, date]]:
    """First and last day of each row of weeks that follow each other."""
    runs: list[tuple[date, date]] = []
    for week in sorted(set(weeks)):
        if runs and week.first_day - runs[-1][1] <= WEEKEND:
            runs[-1] = (runs[-1][0], week.last_day)
        else:
            runs.append((week.first_day, week.last_day))
    return runs


def _check_period(school: School, level: str, first_day: date, last_day: date) -> None:
    if last_day < first_day:
        raise BadPeriod(_("Le dernier jour est avant le premier."), field="weeks")
    season = season_of(Level(level).value, school_year_of(first_day))
    if not season[0] <= first_day <= last_day <= season[1]:
        words = {"first": season[0].strftime("%d/%m/%Y"), "last": season[1].strftime("%d/%m/%Y")}
        raise BadPeriod(_("Ce niveau part en stage du %(first)s au %(last)s.") % words, field="weeks")
    calendar = calendar_of(school)
    if calendar.is_known and all(calendar.holidays_in(week) for week in SchoolWeek.between(first_day, last_day)):
        raise BadPeriod(_("Cette semaine est dans les vacances scolaires."), field="weeks")


@action(may="organisations.set_weeks", on=lambda given: given["period"].classroom or given["period"].school)
def remove_period(period: InternshipPeriod, *, by: Actor) -> None:
    """The period no longer holds."""
    period.delete()
    emit(ClassWeeksChanged(at=clock.now(), school_id=period.school_id))


@action(may="organisations.manage_school")
def set_school_contact(school: School, *, street: str, phone: str, email: str, by: Actor) -> School:
    """How to reach the school."""
    school.street, school.phone, school.email = street, phone, email
    school.save(update_fields=["street", "phone", "email"])
    return school


@action(may="organisations.coordinate_territory")
def set_territory(territory: Territory, *, by: Actor, **decided: Any) -> Territory:
    """The territory's contact, its own words, whether families read messages, and its limits, which the database only
    lets get stricter. Raises WrongState for anything else.
    """
    if set(decided) - {"phone", "email", "guardians_read_messages", "quiet_from", *LIMITS, *TEXTS}:
        raise WrongState(_("Cela ne se règle pas ici."))
    for name, value in decided.items():
        setattr(territory, name, value)
    territory.save(update_fields=list(decided))
    return territory


@action(may="organisations.coordinate_territory")
def enter_holidays(territory: Territory, *, name: str, first_day: date, last_day: date, by: Actor) -> TerritoryHoliday:
    """School holidays of a territory whose academy has its own calendar; the same first day again corrects them.

    Raises BadPeriod for an end before the start, or holidays of more than ten weeks.
    """
    return write_holidays(territory, name=name, first_day=first_day, last_day=last_day)


@step
def write_holidays(territory: Territory, *, name: str, first_day: date, last_day: date) -> TerritoryHoliday:
    """The same, as a part of opening a territory."""
    if last_day < first_day:
        raise BadPeriod(_("Le dernier jour est avant le premier."), field="last_day")
    if last_day - first_day > LONGEST_HOLIDAYS:
        raise BadPeriod(_("Des vacances durent dix semaines au plus. Vérifiez les années."), field="last_day")
    row, _new = TerritoryHoliday.objects.update_or_create(
        territory=territory, first_day=first_day, defaults={"name": one_line(name)[:60], "last_day": last_day}
    )
    return row


@action(may="organisations.coordinate_territory")
def remove_holidays(territory: Territory, pk: int | None, *, by: Actor) -> None:
    """These holidays no longer hold; unknown ones change nothing."""
    territory.holidays.filter(pk=pk).delete()
