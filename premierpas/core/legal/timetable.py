"""The judge: whether a pupil may be present on these days at these hours."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import groupby, pairwise

from django.utils.translation import gettext as _

from premierpas.core.calendar import Range, SchoolWeek, ZoneCalendar, customary_days, is_public_holiday, public_holidays

from .breaches import Breach, DayPlan, breach, minutes, presence, said
from .day import check_day
from .rules import value
from .season import check_season

DAY = timedelta(days=1)


def age_on(birth_date: date, day: date) -> int:
    """Full years of age on a day; somebody born on 29 February turns on 1 March of ordinary years."""
    return day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))


def check_timetable(
    days: Iterable[DayPlan],
    *,
    birth_date: date,
    zone: str,
    level: str = "3e",
    department: str = "",
    period: Range | None = None,
    outside_8_18_allowed: bool = False,
    overrides: Iterable[Range] = (),
) -> list[Breach]:
    """Every breach of a pupil's timetable, over all hosts together; an empty list means allowed.

    The age counts on each day. `department`: of the host (some have public holidays of their own).
    Raises UnknownZone when the holidays of the school aren't known.
    """
    plans = sorted((_in_order(plan) for plan in days if plan.slots), key=lambda plan: (plan.date, plan.slots))
    if not plans:
        return [breach("slots", _("L’emploi du temps est vide. Indiquez au moins un jour."))]
    calendar = ZoneCalendar.of(zone, overrides)
    found = list(_age(birth_date, plans))
    for plan in plans:
        age = age_on(birth_date, plan.date)
        found += check_day(plan.slots, age=age, outside_usual_hours_allowed=outside_8_18_allowed, date=plan.date)
        found += _day_off(plan.date, department, calendar, period)
    found += _twice(plans)
    found += _weeks(plans, birth_date)
    found += _rest_between_days(plans, birth_date)
    found += check_season(sorted({plan.date for plan in plans}), level)
    return found


def cautions(days: Iterable[DayPlan], *, department: str) -> list[Breach]:
    """What is allowed and still worth a question to the host: days off by the custom of the department."""
    found = []
    for day in sorted({plan.date for plan in days if plan.slots}):
        name = customary_days(day.year, department).get(day)
        if name:
            message = _("%(name)s est souvent chômé ici : demandez si quelqu’un sera là.") % {"name": name}
            found.append(breach("customary_day", message, date=day))
    return found


def _in_order(plan: DayPlan) -> DayPlan:
    """The same day with its slots by their start, in whatever order they were written."""
    return DayPlan(plan.date, tuple(sorted(plan.slots)))


def _age(birth_date: date, plans: list[DayPlan]) -> Iterator[Breach]:
    youngest, oldest = value("birth_date")
    age = age_on(birth_date, plans[0].date)
    if not youngest <= age <= oldest:
        message = _("La date de naissance donne %(age)d ans pendant le stage. Vérifiez-la.")
        yield breach("birth_date", message % {"age": age})


def _day_off(day: date, department: str, calendar: ZoneCalendar, period: Range | None) -> Iterator[Breach]:
    if day.weekday() == 6:
        yield breach("weekly_rest", _("Le dimanche est un jour de repos. Choisissez un autre jour."), date=day)
    if is_public_holiday(day, department):
        name = public_holidays(day.year, department)[day]
        yield breach("public_holiday", _("%(name)s est un jour férié : personne ne vient.") % {"name": name}, date=day)
    if calendar.is_holiday(day):
        yield breach(
            "school_time", _("Ce jour est dans les vacances scolaires. Choisissez un jour de classe."), date=day
        )
    elif period and not period[0] <= day <= period[1]:
        yield breach("school_time", _("Ce jour est hors de la période de stage de la classe."), date=day)


def _twice(plans: list[DayPlan]) -> Iterator[Breach]:
    for day, same in groupby(plans, key=lambda plan: plan.date):
        if len(list(same)) > 1:
            yield breach("slots", _("Ce jour figure deux fois. Réunissez ses heures."), date=day)


def _weeks(plans: list[DayPlan], birth_date: date) -> Iterator[Breach]:
    everywhere = {plan.date for plan in plans}
    for week, group in groupby(plans, key=lambda plan: SchoolWeek.of(plan.date)):
        present = list(group)
        dates = {plan.date for plan in present}
        if len(dates) > value("days_per_week"):
            message = _("La semaine du %(day)s compte %(count)d jours. Cinq au plus.")
            yield breach(
                "days_per_week", message % {"day": week.monday.strftime("%d/%m"), "count": len(dates)}, date=week.monday
            )
        elif not _two_days_off(everywhere, week):
            message = _("Il faut deux jours de repos de suite, dont le dimanche : libérez le samedi ou le lundi.")
            yield breach("weekly_rest", message, date=week.monday)
        yield from _weekly_hours(present, week, birth_date)


def _two_days_off(dates: set[date], week: SchoolWeek) -> bool:
    """Saturday or Monday is free beside Sunday; presence on Sunday itself is that day's own breach."""
    sunday = week.monday + 6 * DAY
    return sunday in dates or sunday - DAY not in dates or sunday + DAY not in dates


def _weekly_hours(present: list[DayPlan], week: SchoolWeek, birth_date: date) -> Iterator[Breach]:
    # Judged on the days of presence: a birthday on the Wednesday gives the whole week the longer limit.
    under_15 = all(age_on(birth_date, plan.date) < 15 for plan in present)
    code = "weekly_presence_under_15" if under_15 else "weekly_presence_15"
    total, most = sum(presence(plan.slots) for plan in present), value(code)
    if total > most:
        message = _("La semaine dure %(total)s. À cet âge, %(most)s au plus.")
        yield breach(code, message % {"total": said(total), "most": said(most)}, date=week.monday)


def _rest_between_days(plans: list[DayPlan], birth_date: date) -> Iterator[Breach]:
    for before, after in pairwise(plans):
        if after.date - before.date != DAY:
            continue
        code = "daily_rest_under_16" if age_on(birth_date, after.date) < 16 else "daily_rest_16"
        rest = 24 * 60 - max(minutes(end) for _start, end in before.slots) + minutes(after.slots[0][0])
        if rest < value(code):
            message = _("Il reste %(rest)s de repos depuis la veille. Il en faut %(least)s : commencez plus tard.")
            yield breach(code, message % {"rest": said(rest), "least": said(value(code))}, date=after.date)


__all__ = ["DayPlan", "age_on", "cautions", "check_timetable"]
