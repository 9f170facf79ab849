"""Hours of one day: each limit on both sides."""

import pytest

from .legal_weeks import MONDAY, born, judge, plan, rules_broken

USUAL = ("09:00-12:30", "13:30-17:00")


@pytest.mark.parametrize(
    ("hours", "broken"),
    [
        (USUAL, set()),
        (("09:00-12:30", "13:30-17:01"), {"daily_presence"}),
        # The break: 30 minutes are one, 29 are not; 4 h 30 in one stretch are allowed.
        (("09:00-13:30",), set()),
        (("09:00-13:31",), {"longest_stretch"}),
        (("09:00-12:00", "12:30-16:00"), set()),
        (("09:00-12:00", "12:29-16:00"), {"longest_stretch"}),
        (("09:00-11:00", "11:15-13:30"), set()),
        (("09:00-11:00", "11:15-13:31"), {"longest_stretch"}),
        (("09:00-11:00", "11:00-13:31"), {"longest_stretch"}),
        # Usual hours.
        (("08:00-12:00",), set()),
        (("07:59-12:00",), {"usual_hours"}),
        (("14:00-18:00",), set()),
        (("14:00-18:01",), {"usual_hours"}),
        # Form.
        (("12:00-09:00",), {"slots"}),
        (("09:00-09:00",), {"slots"}),
        (("09:00-12:00", "11:59-14:00"), {"slots"}),
    ],
)
@pytest.mark.parametrize("age", [14, 15, 16])
def test_a_day_without_the_head_teachers_agreement(hours, broken, age):
    assert rules_broken([plan(MONDAY, *hours)], age=age) == broken


@pytest.mark.parametrize(
    ("hours", "age", "broken"),
    [
        ("06:00-10:00", 14, set()),
        ("05:59-10:00", 14, {"earliest"}),
        ("06:00-10:00", 16, set()),
        ("05:59-10:00", 16, {"earliest"}),
        ("16:00-20:00", 15, set()),
        ("16:00-20:01", 15, {"latest_under_16"}),
        ("16:00-20:01", 16, set()),
        ("18:00-22:00", 16, set()),
        ("18:00-22:01", 16, {"latest_16"}),
    ],
)
def test_with_the_agreement_the_night_stays_forbidden(hours, age, broken):
    assert rules_broken([plan(MONDAY, hours)], age=age, outside_8_18_allowed=True) == broken


def test_the_age_is_that_of_each_day():
    birthday = MONDAY.replace(day=MONDAY.day + 1)
    evenings = [plan(MONDAY, "17:00-20:30"), plan(birthday, "17:00-20:30")]
    found = judge(evenings, birth_date=born(16, birthday), outside_8_18_allowed=True)
    assert [(each.rule, each.date) for each in found] == [("latest_under_16", MONDAY)]


def test_slots_may_be_written_in_any_order():
    assert judge([plan(MONDAY, "13:30-17:00", "09:00-12:30")]) == []


@pytest.mark.parametrize("age", [10, 12, 13, 14, 17, 18, 20])
def test_no_age_is_too_young_for_a_company(age):
    assert judge([plan(MONDAY)], age=age) == []


@pytest.mark.parametrize("age", [3, 6, 9, 21, 30, 40])
def test_a_birth_date_that_cannot_be_a_pupils_is_questioned(age):
    assert rules_broken([plan(MONDAY)], age=age) == {"birth_date"}


def test_every_breach_says_its_source_and_keeps_french_spaces():
    hours = plan(MONDAY, "05:00-12:00", "12:10-23:00")
    found = judge([hours], age=14)
    assert {each.rule for each in found} == {"daily_presence", "longest_stretch", "earliest", "latest_under_16"}
    for each in found:
        assert each.source and each.date == MONDAY
        assert not any(f" {sign}" in each.message for sign in ":;!?")
