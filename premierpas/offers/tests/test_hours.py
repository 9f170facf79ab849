"""The hours of a week: read from four points a day, shortened for the under-15s, always legal."""

from datetime import time

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from premierpas.core.legal.offer import FIFTEEN_AND_OVER, UNDER_15, check_offer_timetable, prefill
from premierpas.offers.timetable import IncompleteDay, points_of_day, shortened, slots_of_day

QUARTERS = st.integers(8 * 4, 18 * 4).map(lambda n: f"{n // 4:02d}:{n % 4 * 15:02d}")
DAYS = st.lists(QUARTERS, min_size=4, max_size=4, unique=True).map(sorted).map(lambda p: [p[:2], p[2:]])
HALF_DAYS = st.lists(QUARTERS, min_size=2, max_size=2, unique=True).map(sorted).map(lambda p: [p])
WEEKS = st.dictionaries(st.sampled_from("01234"), st.one_of(DAYS, HALF_DAYS), min_size=1)


def points(**texts: str) -> dict[str, time | None]:
    return {name: time.fromisoformat(text) for name, text in texts.items()}


@pytest.mark.parametrize(
    ("texts", "slots"),
    [
        ({}, []),
        ({"in": "09:00", "out": "13:00"}, [["09:00", "13:00"]]),
        ({"in": "09:00", "pause": "12:00"}, [["09:00", "12:00"]]),
        ({"back": "13:30", "out": "17:00"}, [["13:30", "17:00"]]),
        (
            {"in": "09:00", "pause": "12:00", "back": "13:00", "out": "17:00"},
            [["09:00", "12:00"], ["13:00", "17:00"]],
        ),
    ],
)
def test_a_day_is_read_from_its_points(texts: dict[str, str], slots: list) -> None:
    assert slots_of_day(points(**texts)) == slots


@pytest.mark.parametrize(
    ("texts", "missing"),
    [
        ({"in": "09:00"}, "out"),
        ({"out": "17:00"}, "in"),
        ({"in": "09:00", "pause": "12:00", "out": "17:00"}, "back"),
        ({"in": "09:00", "back": "13:00", "out": "17:00"}, "pause"),
        ({"pause": "12:00", "back": "13:00", "out": "17:00"}, "in"),
        ({"in": "09:00", "pause": "12:00", "back": "13:00"}, "out"),
    ],
)
def test_a_day_with_a_gap_says_what_is_missing(texts: dict[str, str], missing: str) -> None:
    with pytest.raises(IncompleteDay) as gap:
        slots_of_day(points(**texts))
    assert gap.value.point == missing


@given(day=st.one_of(DAYS, HALF_DAYS))
def test_a_day_shown_and_read_again_is_the_same(day: list) -> None:
    shown = {name: time.fromisoformat(text) if text else None for name, text in points_of_day(day).items()}
    assert slots_of_day(shown) == day


@settings(max_examples=300)
@given(week=WEEKS)
def test_a_legal_week_shortened_is_legal_before_15(week: dict) -> None:
    assume(not check_offer_timetable(week, FIFTEEN_AND_OVER))
    assert check_offer_timetable(shortened(week), UNDER_15) == []


def test_the_ordinary_week_shortened_is_that_of_the_table_of_rules() -> None:
    assert shortened(prefill(FIFTEEN_AND_OVER)) == prefill(UNDER_15)
