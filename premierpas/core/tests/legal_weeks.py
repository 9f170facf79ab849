"""Weeks for the tests of the legal rules: an ordinary one, and changes to it."""

from collections.abc import Mapping
from datetime import date, time, timedelta

from premierpas.core.legal.breaches import Breach, DayPlan, Slot
from premierpas.core.legal.timetable import check_timetable

MONDAY = date(2027, 1, 18)  # no holiday near, in any zone
SIX_HOURS = ("09:30-12:30", "13:30-16:30")
SEVEN_HOURS = ("09:00-12:30", "13:30-17:00")


def slots(*texts: str) -> tuple[Slot, ...]:
    """`09:00-12:00` and so on as pairs of times."""
    return tuple(tuple(time.fromisoformat(point) for point in text.split("-")) for text in texts)  # type: ignore[misc]


def plan(day: date, *texts: str) -> DayPlan:
    """One day of presence; six hours unless said otherwise."""
    return DayPlan(day, slots(*(texts or SIX_HOURS)))


def days(offsets: str = "01234", *texts: str, monday: date = MONDAY) -> list[DayPlan]:
    """Days counted from a Monday: `01234` is Monday to Friday, `7` the Monday after."""
    return [plan(monday + timedelta(days=int(offset, 36)), *texts) for offset in offsets]


def born(age: int, on: date = MONDAY) -> date:
    """The birth date of somebody who has just turned `age` on that day."""
    return on.replace(year=on.year - age)


def judge(plans: list[DayPlan], *, age: int = 15, **more: object) -> list[Breach]:
    """The breaches for a pupil of this age on MONDAY (a birthday of the day), zone C."""
    return check_timetable(plans, **{"birth_date": born(age), "zone": "C", **more})  # type: ignore[arg-type]


def rules_broken(plans: list[DayPlan], **more: object) -> set[str]:
    """The codes of the rules that are broken."""
    return {each.rule for each in judge(plans, **more)}


def as_file(plans: list[DayPlan], **more: object) -> Mapping[str, object]:
    """The same as `check_timetable` reads it from a file."""
    rows = [{"date": p.date.isoformat(), "slots": [[f"{a:%H:%M}", f"{b:%H:%M}"] for a, b in p.slots]} for p in plans]
    return {"birth_date": born(15).isoformat(), "school_zone": "C", "outside_8_18_allowed": False, "days": rows, **more}
