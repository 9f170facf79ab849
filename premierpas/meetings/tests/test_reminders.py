"""One reminder for each reason, person and day: under reruns, moved dates, two workers, in New Year's week."""

import threading
from collections import Counter
from datetime import datetime, timedelta

import pytest
from django.db import connections, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from premierpas.agenda.models import Reminder
from premierpas.core import clock
from premierpas.core.clock import PARIS, travel
from premierpas.core.outbox.models import Channel, Message
from premierpas.meetings.actions import move_meeting, send_reminder, set_habits, skip_reminder
from premierpas.meetings.enums import Way
from premierpas.meetings.models import Meeting
from premierpas.meetings.reminders import Why, listed_between, pending, reminding
from premierpas.meetings.tasks import remind
from premierpas.mentoring.actions import end_pair
from premierpas.mentoring.enums import WhyEnded
from tests.factories import acting

from .situations import a_scene

START = datetime(2026, 12, 28, 14, tzinfo=PARIS)
DAY = timedelta(days=1)
ACTS = st.one_of(
    st.tuples(st.just("hours go by"), st.integers(1, 60)),
    st.tuples(st.just("the worker runs"), st.just(0)),
    st.tuples(st.just("it moves"), st.integers(1, 200)),
    st.tuples(st.just("somebody sends it now"), st.just(0)),
)


def itself(scene, wanted: bool = True) -> None:
    set_habits(
        scene.mentor.territory, by=acting(scene.coordinator), place="", video="", reminds_itself=wanted
    )  # fmt: skip


def all_soon() -> list[Meeting]:
    return list(reminding(Meeting.objects.all(), *listed_between()))


def left() -> list[tuple[str, str]]:
    rows = Message.objects.filter(notice__in=["meetings.soon", "meetings.late_note"], channel=Channel.APP)
    return list(rows.values_list("to", "key"))


@pytest.mark.django_db
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(ACTS, min_size=3, max_size=10))
def test_whatever_happens_nobody_is_reminded_twice_of_one_day(acts):
    with transaction.atomic():
        with travel(START):
            scene = a_scene()
            itself(scene)
            meeting = scene.plans(START + 4 * DAY)
        now = START
        for act, number in acts:
            now += timedelta(hours=number) if act == "hours go by" else timedelta(minutes=1)
            with travel(now):
                meeting.refresh_from_db()
                if act == "the worker runs":
                    assert remind()[1] == 0
                elif act == "it moves" and meeting.is_planned and meeting.start > now:
                    start = now + timedelta(hours=number)
                    move_meeting(meeting, by=acting(scene.mentor), start=start, minutes=45, way=Way.PHONE)
                elif act == "somebody sends it now":
                    for why in Why:
                        send_reminder(meeting, by=acting(scene.coordinator), why=why)
        kept = Counter(Reminder.objects.values_list("reason", "person", "due"))
        assert not [each for each, count in kept.items() if count > 1]
        assert max(Counter(left()).values(), default=1) == 1 and len(left()) == sum(kept.values())
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_it_leaves_on_the_eve_where_the_territory_wants_it_and_otherwise_by_hand():
    with travel(START):
        scene = a_scene()
        meeting = scene.plans(START + 2 * DAY)
        assert [(each.why, each.names) for each in pending(all_soon())] == [(Why.SOON, ("Inès",))]
        itself(scene)
        assert remind() == (0, 0)  # not yet the eve
    with travel(START + DAY):
        itself(scene, wanted=False)
        assert remind() == (0, 0)
        itself(scene)
        assert remind() == (1, 0) and remind() == (0, 0)
        assert pending(all_soon()) == []
    with travel(START + 4 * DAY):
        assert remind() == (1, 0)
        assert [to for to, key in left() if "late" in key] == [f"user:{scene.mentor.user_id}"]
    assert meeting.pk


@pytest.mark.django_db
def test_one_that_is_put_aside_stays_so_until_the_day_is_another():
    with travel(START):
        scene = a_scene()
        itself(scene)
        meeting = scene.plans(START + DAY)
        skip_reminder(meeting, by=acting(scene.coordinator), why=Why.SOON)
        assert pending(all_soon()) == [] and remind() == (0, 0)
        move_meeting(meeting, by=acting(scene.mentor), start=START + 2 * DAY, minutes=45, way=Way.PHONE)
        assert len(pending(all_soon())) == 1


@pytest.mark.django_db
def test_who_is_reminded_is_computed_when_it_leaves():
    with travel(START):
        scene = a_scene()
        meeting = scene.plans(START + DAY, scene.pair, scene.friend)
        (due,) = pending(all_soon())
        assert due.names == ("Inès", "Moussa")
        end_pair(scene.pair, by=acting(scene.coordinator), why=WhyEnded.OTHER)
        assert send_reminder(meeting, by=acting(scene.coordinator), why=Why.SOON) == 1
        assert [to for to, _key in left()] == [f"user:{scene.friend.enrolment.pupil.user_id}"]


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_remind_once():
    scene = a_scene()
    meeting = scene.plans(clock.now() + timedelta(hours=5))
    sent, start = [], threading.Barrier(2)

    def work():
        start.wait()
        try:
            sent.append(send_reminder(meeting, by=acting(scene.coordinator), why=Why.SOON))
        finally:
            connections.close_all()

    both = [threading.Thread(target=work) for _n in range(2)]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert sorted(sent) == [0, 1] and len(left()) == 1
