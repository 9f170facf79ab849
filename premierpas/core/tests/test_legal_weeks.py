"""Weeks, rest, holidays and seasons: each limit on both sides."""

from datetime import date

import pytest

from premierpas.core.calendar import UnknownZone
from premierpas.core.legal.season import season_of

from .legal_weeks import MONDAY, SEVEN_HOURS, born, days, judge, plan, rules_broken

FRIDAY = date(2027, 1, 22)


def test_from_15_a_week_may_have_35_hours():
    assert judge(days("01234", *SEVEN_HOURS), age=15) == []
    # Only a day that is itself too long can pass 35 hours in five days.
    longer = [*days("0123", *SEVEN_HOURS), plan(FRIDAY, "09:00-12:30", "13:30-17:01")]
    assert rules_broken(longer, age=15) == {"daily_presence", "weekly_presence_15"}


def test_under_15_a_week_may_have_30_hours():
    assert judge(days("01234"), age=14) == []
    longer = [*days("0123"), plan(FRIDAY, "09:30-12:30", "13:30-16:31")]
    assert rules_broken(longer, age=14) == {"weekly_presence_under_15"}


@pytest.mark.parametrize(
    ("birthday", "broken"),
    [
        (MONDAY, set()),
        (date(2027, 1, 20), set()),
        (FRIDAY, set()),
        (date(2027, 1, 23), {"weekly_presence_under_15"}),
    ],
)
def test_a_birthday_during_the_week_gives_the_whole_week_35_hours(birthday, broken):
    assert rules_broken(days("01234", *SEVEN_HOURS), birth_date=born(15, birthday)) == broken


def test_five_days_a_week_and_no_sixth():
    assert "days_per_week" not in rules_broken(days("01234"))
    assert rules_broken(days("012345")) == {"days_per_week", "weekly_presence_15", "length_college"}


@pytest.mark.parametrize(
    ("offsets", "broken"),
    [
        ("12345", set()),  # Tuesday to Saturday: Sunday and Monday are free
        ("23458", set()),  # over two weeks, Tuesday after
        ("23457", {"weekly_rest"}),  # Saturday and the Monday after: Sunday stands alone
        ("34789", set()),  # five days across two weeks
        ("6", {"weekly_rest"}),
    ],
)
def test_two_days_of_rest_with_the_sunday(offsets, broken):
    assert rules_broken(days(offsets)) == broken


def test_presence_on_a_sunday_is_one_breach_of_that_day():
    found = judge(days("567"))
    assert [(each.rule, each.date) for each in found] == [("weekly_rest", date(2027, 1, 24))]


@pytest.mark.parametrize(
    ("age", "morning", "broken"),
    [
        (15, "10:00-13:00", set()),
        (15, "09:59-13:00", {"daily_rest_under_16"}),
        (16, "08:00-12:00", set()),
        (16, "07:59-12:00", {"daily_rest_16"}),
    ],
)
def test_the_rest_between_two_days(age, morning, broken):
    plans = [plan(MONDAY, "16:00-20:00"), plan(date(2027, 1, 19), morning)]
    assert rules_broken(plans, age=age, outside_8_18_allowed=True) == broken


def test_the_rest_counts_the_age_of_the_second_day():
    plans = [plan(MONDAY, "16:00-20:00"), plan(date(2027, 1, 19), "09:00-12:00")]
    birthday = date(2027, 1, 19)
    assert rules_broken(plans, birth_date=born(16, birthday), outside_8_18_allowed=True) == set()


def test_nobody_comes_on_a_public_holiday_and_the_four_other_days_are_a_complete_week():
    easter_monday = date(2027, 3, 29)
    assert judge(days("1234", monday=easter_monday)) == []
    assert rules_broken(days("01234", monday=easter_monday)) == {"public_holiday"}


@pytest.mark.parametrize(
    ("department", "broken"), [("67", True), ("68", True), ("57", True), ("92", False), ("", False)]
)
def test_good_friday_is_a_holiday_in_alsace_and_moselle(department, broken):
    good_friday = date(2027, 3, 26)
    assert ("public_holiday" in rules_broken([plan(good_friday)], department=department)) is broken


def test_school_holidays_are_those_of_the_zone():
    in_february = date(2027, 2, 8)
    assert rules_broken([plan(in_february)], zone="C") == {"school_time"}
    assert rules_broken([plan(in_february)], zone="B") == set()


def test_an_unknown_zone_is_never_taken_for_no_holidays():
    with pytest.raises(UnknownZone):
        judge(days(), zone="")


def test_what_a_territory_has_entered_stands_for_an_unknown_zone():
    entered = [(date(2027, 1, 1), date(2027, 1, 18))]
    found = judge(days(), zone="", overrides=entered)
    assert [(each.rule, each.date) for each in found] == [("school_time", MONDAY)]


@pytest.mark.parametrize(
    ("period", "broken"),
    [
        ((MONDAY, FRIDAY), 0),
        ((date(2027, 1, 19), FRIDAY), 1),
        ((MONDAY, date(2027, 1, 21)), 1),
        ((date(2027, 3, 1), date(2027, 3, 5)), 5),
    ],
)
def test_the_period_of_the_class(period, broken):
    found = judge(days(), period=period)
    assert [each.rule for each in found] == ["school_time"] * broken


def test_4e_and_3e_have_five_days_at_all_hosts_together():
    assert judge([*days("01"), *days("234", monday=date(2027, 3, 1))], level="4e") == []
    assert rules_broken([*days("012"), *days("234", monday=date(2027, 3, 1))], level="4e") == {"length_college"}


@pytest.mark.parametrize(
    ("level", "day", "allowed"),
    [
        ("3e", date(2026, 9, 7), True),  # the first Monday of September
        ("3e", date(2026, 9, 4), False),
        ("4e", date(2027, 5, 31), True),
        ("4e", date(2027, 6, 1), False),
        ("2de", date(2027, 6, 14), True),
        ("2de", date(2027, 6, 11), False),
        ("2de", date(2027, 6, 25), True),  # the last Friday of June
        ("2de", date(2027, 6, 26), False),
        ("2de", date(2027, 1, 18), False),
    ],
)
def test_the_season_of_each_level(level, day, allowed):
    broken = {"season_seconde" if level == "2de" else "season_college"}
    assert rules_broken([plan(day)], level=level) == (set() if allowed else broken)


def test_in_2de_two_weeks_are_possible():
    assert judge([*days(monday=date(2027, 6, 14)), *days(monday=date(2027, 6, 21))], level="2de") == []


@pytest.mark.parametrize(
    ("year", "college", "seconde"),
    [
        (2025, (date(2025, 9, 1), date(2026, 5, 31)), (date(2026, 6, 15), date(2026, 6, 26))),
        (2026, (date(2026, 9, 7), date(2027, 5, 31)), (date(2027, 6, 14), date(2027, 6, 25))),
        (2027, (date(2027, 9, 6), date(2028, 5, 31)), (date(2028, 6, 19), date(2028, 6, 30))),
    ],
)
def test_the_seasons_of_a_school_year(year, college, seconde):
    assert season_of("3e", year) == season_of("4e", year) == college
    assert season_of("2de", year) == seconde


def test_a_day_twice_and_an_empty_timetable_are_breaches_of_form():
    assert rules_broken([plan(MONDAY, "09:00-12:00"), plan(MONDAY, "14:00-16:00")]) == {"slots"}
    assert rules_broken([]) == {"slots"}
