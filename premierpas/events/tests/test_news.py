"""Whoever counts on an event hears what happens to it: each once, and nobody else."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta

import pytest

from premierpas.core import clock
from premierpas.core.clock import travel
from premierpas.core.events import _subscribers
from premierpas.core.outbox.models import Message
from premierpas.core.outbox.notices import REGISTRY
from premierpas.events import actions, doors, reminding
from premierpas.events.actions.programme import Line
from premierpas.events.enums import EventState
from premierpas.events.events import EventCancelled, EventChanged
from premierpas.events.models import Event, Participant
from tests.factories import (
    a_classroom,
    a_cleared_volunteer,
    a_coordinator,
    a_head_of,
    a_pupil,
    a_school,
    a_teacher,
    acting,
    an_event,
)

pytestmark = pytest.mark.django_db
EVERYBODY = {"alone", "late", "class", "teacher", "escort", "speaker", "host", "guest"}


@pytest.fixture
def event() -> Event:
    """A full one: a pupil alone, one who waits, one who left, a class with its people, a guest, a speaker, a host."""
    room = a_classroom()
    school = room.school
    other = a_classroom(school, "3e B")
    event = an_event(school.territory, seats=4, for_whom="both")
    by = a_coordinator(event.territory)
    alone, left = (a_pupil(other, first_name=name) for name in ("alone", "left"))
    actions.register_pupil(event, alone.enrolments.get(), by=acting(alone))
    gone = actions.register_pupil(event, left.enrolments.get(), by=acting(left))
    actions.leave(gone, by=acting(left))
    teacher = a_teacher(room)
    teacher.user.name = "teacher"
    teacher.user.save()
    pupils = [a_pupil(room, first_name="class").enrolments.get()]
    actions.register_class(
        event, room, by=a_head_of(school), pupils=pupils, escorts=[("escort", "+33612345678"), ("no phone", "")]
    )
    event.for_whom = "alumni"  # as at an alumni evening: one event has everybody who may have to hear
    actions.register_guest(event, by=by, email="guest@exemple.test", name="guest")
    event.for_whom = "both"
    actions.change_seats(event, by=by, seats=3)
    late = a_pupil(other, first_name="late")
    actions.register_pupil(event, late.enrolments.get(), by=acting(late))
    lines = [Line({"name": "speaker", "email": "speaker@exemple.test"}), Line({"name": "without"})]
    actions.name_speakers(event, by=by, lines=lines)
    host = a_cleared_volunteer(event.territory)
    host.user.name = "host"
    host.user.save()
    host.refresh_from_db()
    actions.name_hosts(event, by=by, volunteers=[host])
    Message.objects.all().delete()
    event.refresh_from_db()
    return event


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Callable[[type], list]:
    """What is said of one kind during a test."""

    def listen(kind: type) -> list:
        facts: list = []
        monkeypatch.setitem(_subscribers, kind, [*_subscribers[kind], facts.append])
        return facts

    return listen


def told(prefix: str) -> set[str]:
    """Who got these, by the name they are greeted with; fails where somebody got one twice."""
    rows = Message.objects.filter(notice__startswith=prefix)
    twice = Counter((each.channel, each.to) for each in rows)
    assert set(twice.values()) <= {1}, twice
    known = {"+33612345678": "escort"}
    return {known.get(each.to) or each.body.partition("Bonjour ")[2].partition(",")[0] for each in rows}


def later(event: Event, days: int = 7) -> dict[str, object]:
    return {"start": event.start + timedelta(days=days), "end": event.end + timedelta(days=days)}


def test_moving_tells_everybody_once_and_asks_what_follows_anew(event: Event, heard: Callable[[type], list]):
    facts = heard(EventChanged)
    moved = actions.move_event(event, by=a_coordinator(event.territory), values=later(event))
    assert told("events.moved") == EVERYBODY
    assert [fact.event_id for fact in facts] == [event.pk] and moved.sequence == event.sequence + 1
    assert set(moved.registrations.live().values_list("state", flat=True)) == {"confirmed", "waiting"}
    actions.move_event(event, by=a_coordinator(event.territory), values=later(event))  # nothing is another: sent twice
    assert Message.objects.filter(notice="events.moved").count() == len({"alone", "late", "class"})


def test_what_changes_neither_when_nor_where_tells_nobody_and_a_draft_moves_in_silence(event: Event):
    by = a_coordinator(event.territory)
    actions.move_event(event, by=by, values={"route": "Bus 144", "access": "Un ascenseur"})
    draft = an_event(event.territory, opened=False)
    actions.move_event(draft, by=by, values=later(draft))
    assert told("events.") == set()


def test_another_date_of_a_series_is_a_change_too(event: Event):
    by, start = a_coordinator(event.territory), event.start + timedelta(days=1)
    line = Line({"start": start, "end": start + timedelta(hours=1)})
    actions.move_event(event, by=by, values={}, sessions=[line])
    assert told("events.moved") == EVERYBODY


def test_cancelling_tells_everybody_why_once_and_ends_what_was_registered(event: Event, heard: Callable[[type], list]):
    facts = heard(EventCancelled)
    gone = actions.cancel_event(event, by=a_coordinator(event.territory), why="Une fuite d’eau")
    assert told("events.cancelled") == EVERYBODY and told("events.") == EVERYBODY
    assert all("fuite" in each.body for each in Message.objects.exclude(channel="sms"))
    assert gone.state == EventState.CANCELLED and not gone.registrations.live().exists()
    assert not gone.seats.filter(participant__isnull=False).exists() and len(facts) == 1


def test_near_the_day_adults_hear_by_telephone_too(event: Event):
    teacher = event.registrations.exclude(classroom=None).get().classroom.teachers.get().membership.user
    teacher.phone = "+33611111111"
    teacher.save()
    with travel(event.start - timedelta(days=9)):
        actions.move_event(event, by=a_coordinator(event.territory), values=later(event, 1))
    assert not Message.objects.filter(to="+33611111111").exists()
    event.refresh_from_db()
    with travel(event.start - timedelta(hours=30)):
        actions.cancel_event(event, by=a_coordinator(event.territory), why="Grève")
    assert Message.objects.get(to="+33611111111").notice == "events.cancelled_for_you_soon"


def test_reminders_leave_a_week_and_two_days_before_each_once_to_those_who_have_a_seat(
    event: Event, monkeypatch: pytest.MonkeyPatch
):
    owing = Participant.objects.filter(registration__enrolment__pupil__first_name="alone").get()
    monkeypatch.setitem(doors.missing._filled, "test", lambda event: {owing.pk: ["l’accord d’un parent"]})
    for ahead, expected in (
        (timedelta(days=9), set()),
        (timedelta(days=6, hours=20), {"alone", "class", "teacher", "guest", "host", "speaker"}),
        (timedelta(days=4), set()),
        (timedelta(hours=40), {"alone", "class", "teacher", "guest", "host"}),
    ):
        Message.objects.all().delete()
        with travel(event.start - ahead):
            reminding.remind_of_events()
            first = Message.objects.count()
            reminding.remind_of_events()
        assert (told("events.soon"), Message.objects.count()) == (expected, first), ahead
    owed = Message.objects.get(notice="events.soon", user=owing.enrolment.pupil.user, channel="app")
    assert "– L’accord d’un parent" in owed.body


def test_whoever_registered_after_a_reminder_was_due_isn_t_reminded(event: Event):
    with travel(event.start - timedelta(days=6, hours=23)):
        event.registrations.update(settled_at=clock.now())
    with travel(event.start - timedelta(days=6, hours=22)):
        reminding.remind_of_events()
    assert told("events.soon") == {"host", "speaker"}


def test_invited_schools_and_classes_hear_of_it_once_it_is_open_and_each_once():
    school = a_school()
    room = a_classroom(school)
    by = a_coordinator(school.territory)
    head, teacher = a_head_of(school).viewer.user, a_teacher(room).user
    event = an_event(school.territory, opened=False, open_to="invited", for_whom="classes")
    actions.invite(event, by=by, schools=[school], classrooms=[room, a_classroom()])
    assert event.invited.count() == 2 and not Message.objects.filter(notice="events.invited").exists()
    actions.open_event(event, by=by)
    actions.invite(event, by=by, schools=[school], classrooms=[room])
    got = Message.objects.filter(notice="events.invited", channel="app").values_list("user", flat=True)
    assert sorted(got) == sorted([head.pk, teacher.pk])
    actions.invite(event, by=by)
    assert event.invited.count() == 0


def test_a_host_who_is_named_is_asked_once(event: Event):
    volunteer = a_cleared_volunteer(event.territory)
    before = [each.volunteer for each in event.hosts.all()]
    for _twice in range(2):
        actions.name_hosts(event, by=a_coordinator(event.territory), volunteers=[*before, volunteer])
    assert Message.objects.filter(notice="events.hosting", channel="app").get().user == volunteer.user


def test_each_message_says_the_rule_of_order_but_to_who_welcomes_and_where_no_line_is_left():
    silent = {code for code, notice in REGISTRY.items() if code.startswith("events.") and "{rule}" not in notice.body}
    cancelled = {"events.cancelled", "events.cancelled_for_you", "events.cancelled_for_you_soon"}
    assert silent == {*cancelled, "events.hosting"}
