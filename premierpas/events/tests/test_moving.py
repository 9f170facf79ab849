"""An open event moves without losing what whoever comes needs to know, or seats that somebody waits for."""

from datetime import timedelta

import pytest

from premierpas.core.errors import DomainError
from premierpas.core.outbox.models import Message
from premierpas.events import actions
from premierpas.events.actions.programme import Line
from premierpas.events.enums import RegistrationState
from premierpas.events.errors import DatesOutOfOrder, NotReady
from premierpas.events.models import Event
from tests.factories import a_classroom, a_coordinator, a_pupil, acting, an_event

pytestmark = pytest.mark.django_db
HOUR, WEEK = timedelta(hours=1), timedelta(weeks=1)


def moves(event: Event, *sessions: Line, **values: object) -> Event:
    return actions.move_event(event, by=a_coordinator(event.territory), values=values, sessions=sessions)


def on(event: Event, after: timedelta) -> Line:
    return Line({"start": event.start + after, "end": event.end + after})


@pytest.mark.parametrize("values", [{"venue": ""}, {"city": ""}, {"where": "video", "video": ""}])
def test_an_open_event_always_has_a_place(values: dict[str, str]):
    event = an_event(a_classroom().school.territory)
    with pytest.raises(NotReady):
        moves(event, **values)
    event.refresh_from_db()
    assert event.address and event.sequence == 0 and not Message.objects.exists()


@pytest.mark.parametrize("dates", [(-WEEK,), (timedelta(0),), (HOUR / 2,), (WEEK, WEEK + HOUR / 2)])
def test_the_dates_of_a_series_follow_one_another(dates: tuple[timedelta, ...]):
    event = an_event(a_classroom().school.territory)
    with pytest.raises(DatesOutOfOrder):
        moves(event, *(on(event, each) for each in dates))
    assert not event.sessions.exists()
    moves(event, on(event, 2 * WEEK), on(event, WEEK))
    assert [each.start - event.start for each in event.dates] == [timedelta(0), WEEK, 2 * WEEK]


def test_seats_that_are_kept_or_held_wait_no_longer_than_an_event_that_moves_closer():
    room = a_classroom()
    event = an_event(room.school.territory, seats=1, hold_hours=96)
    first, second = (a_pupil(room) for _each in range(2))
    for pupil in (first, second):
        actions.register_pupil(event, pupil.enrolments.get(), by=acting(pupil))
    actions.leave(event.registrations.get(enrolment__pupil=first), by=acting(first))
    held = event.registrations.get(state=RegistrationState.OFFERED)
    actions.change_seats(event, by=a_coordinator(event.territory), seats=2)
    kept = actions.keep_seats(event, by=a_coordinator(event.territory), school=None, seats=1, until=event.closes_at)
    assert held.answer_by
    start = held.answer_by - HOUR
    moves(event, start=start, end=start + HOUR, closes_at=start - HOUR)
    for each in (held, kept, event):
        each.refresh_from_db()
    assert (held.answer_by, kept.until) == (event.start, event.closes_at)


def test_what_is_refused_names_the_field():
    event = an_event(a_classroom().school.territory)
    with pytest.raises(DomainError) as refused:
        moves(event, on(event, -WEEK))
    assert refused.value.field == "day"
