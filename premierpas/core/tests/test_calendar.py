"""School weeks, years, holidays, and deadlines that pause in them."""

from datetime import date, timedelta

import pytest

from premierpas.core.calendar import (
    SchoolWeek,
    UnknownZone,
    ZoneCalendar,
    is_public_holiday,
    public_holidays,
    school_year_of,
)

MONDAY = date(2027, 1, 18)


def test_a_week_begins_on_a_monday_only():
    with pytest.raises(ValueError):
        SchoolWeek(date(2027, 1, 19))


@pytest.mark.parametrize("offset", range(7))
def test_every_day_lies_in_the_week_of_its_monday(offset):
    assert SchoolWeek.of(MONDAY + timedelta(days=offset)) == SchoolWeek(MONDAY)


def test_a_week_has_five_days_a_number_and_a_next_one():
    week = SchoolWeek(MONDAY)
    assert (week.first_day, week.last_day, len(week.days), week.number) == (MONDAY, date(2027, 1, 22), 5, 3)
    assert week.next().monday == date(2027, 1, 25) and week < week.next()


def test_the_first_week_of_a_year_has_its_iso_number():
    assert SchoolWeek.of(date(2027, 1, 1)).number == 53


def test_weeks_between_two_days_include_both_ends():
    found = list(SchoolWeek.between(date(2027, 1, 22), date(2027, 1, 25)))
    assert [week.monday for week in found] == [MONDAY, date(2027, 1, 25)]
    assert list(SchoolWeek.between(date(2027, 1, 26), date(2027, 1, 20))) == []


@pytest.mark.parametrize(
    ("day", "year"), [(date(2026, 8, 1), 2026), (date(2026, 7, 31), 2025), (date(2027, 1, 1), 2026)]
)
def test_a_school_year_begins_on_the_first_of_august(day, year):
    assert school_year_of(day) == year


def test_public_holidays_are_eleven_and_thirteen_in_alsace_and_moselle():
    assert len(public_holidays(2026)) == 11
    assert {len(public_holidays(2026, department)) for department in ("57", "67", "68")} == {13}
    assert public_holidays(2027)[date(2027, 3, 29)] == "Lundi de Pâques"
    assert is_public_holiday(date(2026, 12, 26), "67") and not is_public_holiday(date(2026, 12, 26), "75")


@pytest.mark.parametrize(("zone", "holiday"), [("A", False), ("B", False), ("C", True)])
def test_winter_holidays_differ_by_zone(zone, holiday):
    assert ZoneCalendar.of(zone).is_holiday(date(2027, 2, 8)) is holiday


@pytest.mark.parametrize("zone", ["", "D", "Corse"])
def test_an_unknown_zone_is_an_error_and_never_no_holidays(zone):
    with pytest.raises(UnknownZone):
        ZoneCalendar.of(zone)
    with pytest.raises(UnknownZone):
        ZoneCalendar(zone).is_holiday(MONDAY)
    assert not ZoneCalendar(zone).is_known


def test_ranges_entered_by_the_territory_replace_the_zone():
    calendar = ZoneCalendar.of("", [(MONDAY, date(2027, 1, 20))])
    assert [calendar.is_holiday(day) for day in SchoolWeek(MONDAY).days] == [True, True, True, False, False]


@pytest.mark.parametrize(("day", "holiday"), [(MONDAY, True), (date(2027, 1, 21), False), (date(2027, 2, 8), False)])
def test_the_year_that_a_territory_has_entered_no_longer_has_those_of_the_zone(day, holiday):
    assert ZoneCalendar.of("C", [(MONDAY, date(2027, 1, 20))]).is_holiday(day) is holiday


def test_a_year_that_a_territory_has_not_entered_keeps_those_of_the_zone():
    calendar = ZoneCalendar.of("C", [(date(2026, 10, 17), date(2026, 11, 1))])
    assert not calendar.is_holiday(date(2027, 2, 8))
    assert calendar.is_holiday(date(2028, 2, 14))


def test_a_year_that_a_territory_has_not_entered_is_unknown_without_a_zone():
    calendar = ZoneCalendar.of("", [(date(2026, 10, 17), date(2026, 11, 1)), (date(2027, 7, 3), date(2027, 8, 31))])
    assert not calendar.is_holiday(date(2027, 1, 18))
    assert calendar.is_holiday(date(2027, 8, 15))  # the summer holidays end in the next school year
    with pytest.raises(UnknownZone):
        calendar.is_holiday(date(2027, 9, 20))
    with pytest.raises(UnknownZone):
        calendar.add_school_days(date(2027, 8, 30), 5)


@pytest.mark.parametrize("zone", ["A", "B", "C"])
@pytest.mark.parametrize("year", [2026, 2027, 2028, 2035, 2050])
def test_every_year_has_winter_and_spring_holidays_of_two_weeks(zone, year):
    calendar = ZoneCalendar.of(zone)
    days = [date(year, 1, 20) + timedelta(days=n) for n in range(110)]
    whole = {SchoolWeek.of(day) for day in days if calendar.holidays_in(SchoolWeek.of(day))}
    assert len(whole) == 4


def test_a_school_day_is_no_weekend_no_holiday_and_no_public_holiday():
    calendar = ZoneCalendar.of("C")
    assert calendar.is_school_day(MONDAY)
    assert not calendar.is_school_day(date(2027, 1, 23))
    assert not calendar.is_school_day(date(2027, 2, 8))
    assert not calendar.is_school_day(date(2027, 3, 29))


def test_a_week_is_in_the_holidays_when_it_has_no_school_at_all():
    calendar = ZoneCalendar.of("C")
    assert calendar.holidays_in(SchoolWeek(date(2027, 2, 8)))
    assert not calendar.holidays_in(SchoolWeek(MONDAY))


def test_a_period_of_school_days_skips_weekends_and_holidays():
    calendar = ZoneCalendar.of("C")
    assert calendar.add_school_days(date(2027, 1, 18), 5) == date(2027, 1, 25)
    # Zone C is on holiday from 6 to 21 February 2027.
    assert calendar.add_school_days(date(2027, 2, 4), 2) == date(2027, 2, 22)
    assert calendar.add_school_days(MONDAY, 0) == MONDAY


def test_a_period_of_calendar_days_pauses_in_the_holidays_only():
    calendar = ZoneCalendar.of("C")
    assert calendar.add_days_outside_holidays(date(2027, 1, 18), 15) == date(2027, 2, 2)
    paused = calendar.add_days_outside_holidays(date(2027, 2, 1), 15)
    assert paused > date(2027, 2, 16) and not calendar.is_holiday(paused)
