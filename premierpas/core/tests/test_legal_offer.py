"""The week of an offer, before there is a pupil: each limit on both sides, by age band."""

import pytest

from premierpas.core.legal.offer import FIFTEEN_AND_OVER, UNDER_15, check_offer_timetable, minutes_of, prefill

SEVEN_HOURS = [["09:00", "12:30"], ["13:30", "17:00"]]
SIX_HOURS = [["09:30", "12:30"], ["13:30", "16:30"]]
BANDS = [UNDER_15, FIFTEEN_AND_OVER]


def broken(week: dict, band: str = FIFTEEN_AND_OVER) -> list[tuple[str, int | None]]:
    """Rule and weekday of every breach."""
    return [(each.rule, each.weekday) for each in check_offer_timetable(week, band)]


def five_days(hours: list, *, friday: list | None = None) -> dict:
    return {**dict.fromkeys("0123", hours), "4": friday or hours}


@pytest.mark.parametrize(
    ("band", "week", "found"),
    [
        (FIFTEEN_AND_OVER, five_days(SEVEN_HOURS), []),
        (
            FIFTEEN_AND_OVER,
            five_days(SEVEN_HOURS, friday=[["09:00", "12:30"], ["13:30", "17:01"]]),
            [("daily_presence", 4), ("weekly_presence_15", None)],
        ),
        (UNDER_15, five_days(SIX_HOURS), []),
        (
            UNDER_15,
            five_days(SIX_HOURS, friday=[["09:30", "12:30"], ["13:30", "16:31"]]),
            [("weekly_presence_under_15", None)],
        ),
        (UNDER_15, five_days(SEVEN_HOURS), [("weekly_presence_under_15", None)]),
    ],
)
def test_the_hours_of_a_week(band, week, found):
    assert broken(week, band) == found


@pytest.mark.parametrize("band", BANDS)
@pytest.mark.parametrize(
    ("day", "found"),
    [
        ([["09:00", "13:30"]], []),
        ([["09:00", "13:31"]], ["longest_stretch"]),
        ([["09:00", "12:00"], ["12:30", "15:00"]], []),
        ([["09:00", "12:00"], ["12:29", "15:00"]], ["longest_stretch"]),
        ([["08:00", "12:00"]], []),
        ([["07:59", "11:00"]], ["usual_hours"]),
        ([["06:00", "09:00"]], ["usual_hours"]),
        ([["05:59", "09:00"]], ["earliest"]),
        ([["15:00", "18:00"]], []),
        ([["15:00", "18:01"]], ["usual_hours"]),
        ([["17:00", "20:00"]], ["usual_hours"]),
        ([["17:00", "20:01"]], ["latest_under_16"]),
        ([["12:00", "09:00"]], ["slots"]),
        ([["09:00", "09:00"]], ["slots"]),
        ([["09:00", "12:00"], ["11:59", "14:00"]], ["slots"]),
    ],
)
def test_a_breach_of_a_day_names_its_weekday(band, day, found):
    assert broken({"2": day}, band) == [(rule, 2) for rule in found]


@pytest.mark.parametrize(("morning", "found"), [("08:00", []), ("07:59", [("daily_rest_under_16", 1)])])
def test_the_rest_between_two_days(morning, found):
    week = {"0": [["15:00", "18:00"]], "1": [[morning, "11:00"]]}
    assert [each for each in broken(week) if each[0] != "usual_hours"] == found


def test_a_sixth_day_and_a_sunday():
    day = [["09:00", "12:00"]]
    assert broken(dict.fromkeys("12345", day)) == []
    assert broken(dict.fromkeys("012345", day)) == [("days_per_week", None)]
    assert broken({"6": day}) == [("weekly_rest", 6)]


@pytest.mark.parametrize("slots", [None, 5, "09:00", {}, [None], [["9h", "12h"]], [["09:00"]], [["09:00", "24:00"]]])
def test_hours_that_cannot_be_read_are_a_breach_of_their_day(slots):
    assert broken({"1": slots}) == [("slots", 1)]


@pytest.mark.parametrize("week", [{}, {"0": []}, {"7": [["09:00", "12:00"]]}, {"lundi": [["09:00", "12:00"]]}])
def test_an_empty_week_and_an_unknown_day_are_breaches_of_form(week):
    assert broken(week) == [("slots", None)]


@pytest.mark.parametrize(("band", "minutes"), [(UNDER_15, 360), (FIFTEEN_AND_OVER, 420)])
def test_a_week_to_begin_with_has_six_or_seven_hours_a_day(band, minutes):
    week = prefill(band)
    assert [minutes_of(slots) for slots in week.values()] == [minutes] * 5
    week["0"][0][0] = "10:00"
    assert prefill(band)["0"][0][0] != "10:00", "each caller has lists of its own"


@pytest.mark.parametrize(
    ("slots", "minutes"),
    [([], 0), (SEVEN_HOURS, 420), ([["12:00", "09:00"]], 0), ([["x", "y"], ["09:00", "10:30"]], 90)],
)
def test_totals_count_what_can_be_read(slots, minutes):
    assert minutes_of(slots) == minutes
