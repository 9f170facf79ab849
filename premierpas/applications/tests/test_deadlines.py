"""Deadlines pause in the holidays of the pupil's zone and end seven days before the week."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from premierpas.applications import actions, deadlines
from premierpas.applications.enums import ApplicationState as S
from premierpas.applications.errors import NoMoreTime
from premierpas.core.calendar import ZoneCalendar
from premierpas.core.clock import travel
from premierpas.organisations.models import School
from tests.factories import a_classroom, a_host_of, a_pupil, a_school

from .situations import a_slot, an_offer, an_old_pupil, sent

C = ZoneCalendar("C")
DAYS = st.dates(date(2025, 9, 1), date(2027, 6, 30))


def test_the_company_has_fifteen_days() -> None:
    assert deadlines.answer_due(C, date(2026, 11, 10), date(2027, 3, 1)) == date(2026, 11, 25)


def test_the_christmas_holidays_do_not_count() -> None:
    # Zone C: from Saturday 19 December 2026 to Sunday 3 January 2027
    assert deadlines.answer_due(C, date(2026, 12, 14), date(2027, 6, 1)) == date(2027, 1, 14)


def test_ten_school_days_are_two_weeks_of_school() -> None:
    assert deadlines.confirm_due(C, date(2026, 11, 24), date(2027, 3, 1)) == date(2026, 12, 8)


@pytest.mark.django_db
def test_an_unknown_zone_counts_plain_days_and_says_why() -> None:
    days = deadlines.days_of(School(zone=""))
    assert isinstance(days, deadlines.PlainDays) and "zone" in days.why
    assert deadlines.answer_due(days, date(2026, 12, 14), date(2027, 6, 1)) == date(2026, 12, 29)


@given(today=DAYS, ahead=st.integers(8, 120), zone=st.sampled_from(["A", "B", "C"]))
def test_no_deadline_ends_later_than_seven_days_before_the_week(today: date, ahead: int, zone: str) -> None:
    days, first = ZoneCalendar(zone), today + timedelta(days=ahead)
    last = first - timedelta(days=7)
    due = deadlines.answer_due(days, today, first)
    assert today < due <= last
    assert due <= deadlines.extended_due(days, due, first) <= last
    assert today < deadlines.confirm_due(days, today, first) <= last


@given(today=DAYS, zone=st.sampled_from(["A", "B", "C"]))
def test_far_from_the_week_the_company_has_exactly_fifteen_days_outside_the_holidays(today: date, zone: str) -> None:
    days = ZoneCalendar(zone)
    due = deadlines.answer_due(days, today, today + timedelta(days=400))
    counted = [today + timedelta(days=n) for n in range(1, (due - today).days + 1)]
    assert sum(not days.is_holiday(day) for day in counted) == 15
    assert not days.is_holiday(due)


@pytest.mark.django_db
def test_more_time_is_given_once(november: date) -> None:
    asked = sent()
    application = actions.ask_more_time(asked, by=a_host_of(asked))
    assert application.state == S.UNDER_REVIEW
    assert application.answer_due == date(2026, 12, 10)
    with pytest.raises(NoMoreTime, match="déjà"):
        actions.ask_more_time(application, by=a_host_of(application))


@pytest.mark.django_db
def test_close_to_the_week_there_is_no_more_time_to_give(november: date) -> None:
    pupil, slot = an_old_pupil(), a_slot()
    with travel(date(2026, 12, 30)), pytest.raises(NoMoreTime, match="trop proche"):
        asked = sent(pupil, slot)
        actions.ask_more_time(asked, by=a_host_of(asked))


@pytest.mark.django_db
def test_the_zone_of_the_pupils_school_counts(november: date) -> None:
    offer = an_offer(places=2, weeks=[(date(2027, 5, 17), date(2027, 5, 21))])
    pupils = [a_pupil(a_classroom(a_school(zone=zone)), birth_date=date(2011, 1, 1)) for zone in ("A", "C")]
    slot = offer.slots.get()
    with travel(date(2027, 2, 10)):  # zone C is away from 6 to 21 February 2027, zone A from 13 to 28
        dues = [sent(pupil, slot).answer_due for pupil in pupils]
    assert dues == [
        ZoneCalendar("A").add_days_outside_holidays(date(2027, 2, 10), 15),
        ZoneCalendar("C").add_days_outside_holidays(date(2027, 2, 10), 15),
    ]
    assert dues[0] != dues[1]
