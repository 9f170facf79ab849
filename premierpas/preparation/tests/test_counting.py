"""Days of steps are counted backwards from the class's weeks."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from premierpas.core.calendar import SchoolWeek, ZoneCalendar, is_public_holiday
from premierpas.organisations.going import Going
from premierpas.preparation.counting import days_before, weeks_left, why_not_due

ZONES = st.sampled_from("ABC")
STARTS = st.dates(date(2026, 9, 7), date(2027, 6, 25)).filter(lambda day: day.weekday() < 5)


def going(first: date, zone: str = "C") -> Going:
    return Going(fixed=((first, first + timedelta(days=11)),), calendar=ZoneCalendar(zone))


@given(STARTS, ZONES, st.integers(1, 8))
def test_every_day_is_one_of_school_before_the_weeks_and_the_order_is_kept(first: date, zone: str, count: int):
    calendar = ZoneCalendar(zone)
    days = days_before(going(first, zone), 2026, count)
    assert len(days) == count
    known = [day for day in days if day]
    assert known == sorted(known)
    assert known in ([], days)
    for day in known:
        assert date(2026, 9, 1) <= day < first
        assert calendar.is_school_day(day)
        assert not is_public_holiday(day)
        assert not any(calendar.is_school_day(day + timedelta(days=n)) for n in range(1, 7 - day.isoweekday()))


@given(STARTS, ZONES, st.integers(1, 8))
def test_a_step_has_a_school_week_of_its_own_where_there_are_enough(first: date, zone: str, count: int):
    calendar, days = ZoneCalendar(zone), days_before(going(first, zone), 2026, count)
    weeks = {SchoolWeek.of(day) for day in days if day}
    school = [first - timedelta(days=n) for n in range(1, 320) if first - timedelta(days=n) >= date(2026, 9, 1)]
    before = sorted({SchoolWeek.of(day) for day in school if calendar.is_school_day(day)} - {SchoolWeek.of(first)})
    assert len(weeks) == min(count, len(before))
    assert not weeks or len(before) < count or weeks == set(before[-count:])


def test_six_steps_before_january_leave_out_the_holidays_of_christmas():
    days = days_before(going(date(2027, 1, 11)), 2026, 6)
    assert days == [
        date(2026, 11, 20), date(2026, 11, 27), date(2026, 12, 4), date(2026, 12, 11), date(2026, 12, 18),
        date(2027, 1, 8),
    ]  # fmt: skip


def test_without_weeks_no_step_has_a_day():
    assert days_before(Going(), 2026, 3) == [None, None, None]
    assert weeks_left(Going(), date(2026, 12, 1)) is None


def test_the_weeks_that_are_left_are_those_of_school():
    when = going(date(2027, 1, 11))
    left = {day: weeks_left(when, day) for day in (date(2026, 12, 14), date(2027, 1, 5), date(2027, 1, 12))}
    assert list(left.values()) == [2, 1, 0]
    assert weeks_left(when, date(2027, 1, 26)) == -1
    assert weeks_left(when, date(2027, 2, 2)) == -2


def test_a_day_that_cannot_be_chosen_says_why():
    when = going(date(2027, 1, 11))
    whys = {
        date(2026, 12, 15): "", date(2026, 12, 25): "closed", date(2026, 12, 6): "closed", date(2027, 1, 11): "late",
        date(2026, 6, 15): "other_year",
    }  # fmt: skip
    assert {day: why_not_due(when, 2026, day) for day in whys} == whys
