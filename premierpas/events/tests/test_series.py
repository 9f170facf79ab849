"""A series of dates is one event: over after its last date, and everything dated follows each of them."""

from datetime import timedelta

import pytest
from django.urls import reverse

from premierpas.core import clock
from premierpas.core.clock import travel
from premierpas.core.outbox.models import Message
from premierpas.entrance.actions import pass_door
from premierpas.entrance.standing import dates_attended, inside, known_at, read, stand_of
from premierpas.entrance.tests.situations import a_seat, a_visit, a_welcome, goes, says
from premierpas.entrance.verdicts import Look, verdict_of
from premierpas.events import actions, reminding
from premierpas.events.actions.programme import Line
from premierpas.events.enums import EventState, RegistrationState
from premierpas.events.models import Event, Participant, Session
from premierpas.events.tasks import run_care
from premierpas.feedback.queries import minutes_of, to_say
from tests.clients import signed_in
from tests.factories import a_classroom, a_coordinator, acting

pytestmark = pytest.mark.django_db
WEEK = timedelta(weeks=1)


def a_series(classroom, **fields: object) -> Event:
    """Three Wednesdays."""
    event = a_visit(classroom, **fields)
    for number in (1, 2):
        Session.objects.create(event=event, start=event.start + number * WEEK, end=event.end + number * WEEK)
    event.refresh_from_db()
    return event


def test_a_series_is_over_after_its_last_date_and_the_database_knows_whoever_writes_it():
    event = a_series(a_classroom())
    assert event.over_at == event.end + 2 * WEEK
    Session.objects.filter(event=event).order_by("-start").first().delete()
    event.refresh_from_db()
    assert event.over_at == event.end + WEEK
    Session.objects.update(end=event.end + 3 * WEEK)
    event.refresh_from_db()
    assert event.over_at == event.end + 3 * WEEK
    Event.objects.filter(pk=event.pk).update(end=event.end + 5 * WEEK)
    event.refresh_from_db()
    assert event.over_at == event.end


def test_nothing_ends_after_the_first_date():
    room = a_classroom()
    event = a_series(room, seats=1)
    seat, late = a_seat(event, room, first_name="Inès"), a_seat(event, room)
    with travel(event.end + timedelta(hours=1)):
        run_care()
        event.refresh_from_db()
        assert event.is_running and event in Event.objects.ahead() and event.next_date.start == event.start + WEEK
        late.registration.refresh_from_db()
        assert late.registration.state == RegistrationState.WAITING
        place = signed_in(seat.enrolment.pupil.user).get(reverse("events:place", args=[event.slug])).content.decode()
        assert "On t’attend" in place and "(passé)" in place
        public = signed_in(seat.enrolment.pupil.user).get(reverse("events:event", args=[event.slug])).content.decode()
        above_title = public.partition("<main")[2].partition("<h1")[0]
        assert event.next_date.start.astimezone(clock.PARIS).isoformat() in above_title
        seat.registration.refresh_from_db()
        actions.leave(seat.registration, by=acting(seat.enrolment.pupil))
    with travel(event.over_at):
        run_care()
    event.refresh_from_db()
    assert event.state == EventState.HELD


def test_each_date_is_reminded_once_before_it():
    room = a_classroom()
    event = a_series(room)
    a_seat(event, room)
    Message.objects.all().delete()
    for start in [each.start for each in event.dates]:
        with travel(start - timedelta(days=1)):
            reminding.remind_of_events()
            reminding.remind_of_events()
    assert Message.objects.filter(notice="events.soon", channel="app").count() == 3


def test_the_door_sees_each_date_apart():
    room = a_classroom()
    event = a_series(room)
    seat, door = a_seat(event, room), a_welcome(event)
    for week in (0, 1):
        with travel(event.start + week * WEEK):
            assert verdict_of(goes(seat, door)).look != Look.NO
            assert [each.pk for each in inside(known_at(event))] == [seat.pk]
        with travel(event.start + week * WEEK + timedelta(minutes=2)):
            assert verdict_of(goes(seat, door)).title == "Billet déjà utilisé"
    with travel(event.start + 2 * WEEK):
        assert inside(known_at(event)) == []  # nobody noted that they went home a week ago
        listing = signed_in(door.user).get(reverse("entrance:listing", args=[event.pk])).content.decode()
    assert "1 personne est venue" in listing and "0 personne est venue" in listing
    assert len(dates_attended(read(Participant.objects.filter(pk=seat.pk)).get())) == 2


def test_a_guardian_says_yes_for_all_dates_and_is_asked_again_when_one_moves():
    room = a_classroom()
    event = a_series(room)
    seat = a_seat(event, room, mother=True)
    says(seat)
    assert not stand_of(read(Participant.objects.filter(pk=seat.pk)).get()).is_missing
    asked = Message.objects.filter(notice="entrance.family").count()
    rows = list(event.sessions.order_by("start"))
    lines = [Line({"start": row.start, "end": row.end}, row.pk) for row in rows]
    later = {"start": rows[1].start + timedelta(days=1), "end": rows[1].end + timedelta(days=1)}
    actions.move_event(
        event, by=a_coordinator(event.territory), values={}, sessions=[lines[0], Line(later, rows[1].pk)]
    )
    assert stand_of(read(Participant.objects.filter(pk=seat.pk)).get()).is_missing
    assert Message.objects.filter(notice="entrance.family").count() == 2 * asked
    moved = Message.objects.get(notice="events.moved", channel="app")
    assert moved.body.count(" à 13") == 3


def test_how_it_was_is_asked_after_the_last_date_and_hours_at_the_door_count_each_date():
    room = a_classroom()
    event = a_series(room)
    seat, host = a_seat(event, room), a_welcome(event)
    with travel(event.start):
        pass_door(event, seat, by=acting(host), nonce="0" * 8 + "-0000-4000-8000-" + "0" * 12)
    enrolment = seat.enrolment
    with travel(event.end + timedelta(hours=1)):
        assert to_say(enrolment) is None
    with travel(event.over_at + timedelta(hours=1)):
        run_care()
        assert to_say(enrolment) is not None
        today = clock.today()
        assert minutes_of([host.pk], today - timedelta(days=30), today) == {host.pk: 3 * 180}
