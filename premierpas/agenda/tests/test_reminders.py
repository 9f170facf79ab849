"""A reminder goes to the task's owner, once for each reason, person and day: reruns, moved dates, two workers."""

import threading
from collections import Counter
from contextlib import suppress
from datetime import date, timedelta

import pytest
from django.db import connection, connections, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from premierpas.agenda.actions import give, snooze
from premierpas.agenda.models import Presence, Reminder, Task
from premierpas.agenda.reminding import first_time, remind
from premierpas.applications.actions import ask_more_time
from premierpas.applications.deadlines import days_of
from premierpas.applications.models import Application
from premierpas.applications.tasks import run_deadlines
from premierpas.applications.tests.situations import an_offer, an_old_pupil, sent
from premierpas.applications.waiting import ANSWER
from premierpas.core import clock
from premierpas.core.errors import DomainError
from premierpas.core.outbox.models import Channel, Message
from premierpas.organisations.enums import Role
from tests.factories import a_host_of, a_member, acting
from tests.waiting import wait_for

START = date(2026, 11, 10)
FAR = [(date(2027, 5, 17), date(2027, 5, 21))]
ACTS = st.one_of(
    st.tuples(st.just("days go by"), st.integers(1, 6)),
    st.tuples(st.just("the worker runs again"), st.just(0)),
    st.tuples(st.just("more time is asked"), st.just(0)),
    st.tuples(st.just("a colleague takes it"), st.integers(0, 2)),
    st.tuples(st.just("it is put off"), st.integers(1, 3)),
)


def an_application_to_three() -> Application:
    offer = an_offer(weeks=FAR)
    for _n in range(2):
        offer.team.create(membership=a_member(Role.COMPANY, offer.company))
    return sent(an_old_pupil(), offer.slots.get())


def mails() -> list[tuple[str, str]]:
    """Reminders that left: to whom, on which occasion."""
    rows = Message.objects.filter(notice="applications.reminder", channel=Channel.EMAIL)
    return [(to, key.rpartition(":")[2]) for to, key in rows.values_list("to", "key")]


def open_task() -> Task | None:
    return Task.objects.filter(reason=ANSWER.code, state="open").select_related("owner__user").first()


def happens(act: str, number: int, application: Application) -> None:
    task = open_task()
    if act == "more time is asked":
        ask_more_time(application, by=a_host_of(application))
    elif task is not None and act == "a colleague takes it":
        by = acting(task.owner.user.memberships.get(until=None))
        give(task, to=Presence.objects.filter(role=Role.COMPANY, place=task.owner.place)[number], by=by)
    elif task is not None and act == "it is put off":
        by = acting(task.owner.user.memberships.get(until=None))
        snooze(task, until=clock.today() + timedelta(days=number), by=by)


@pytest.mark.django_db
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck), database=None, derandomize=True)
@given(acts=st.lists(ACTS, max_size=14))
def test_whatever_happens_each_owner_is_reminded_once_of_each_day(acts: list[tuple[str, int]]) -> None:
    now = START
    with transaction.atomic():
        with clock.travel(START):
            application = an_application_to_three()
            for act, number in acts:
                if act == "days go by":
                    now += timedelta(days=number)
                with clock.travel(now):
                    with suppress(DomainError):
                        happens(act, number, Application.objects.get(pk=application.pk))
                    task, before = open_task(), Counter(mails())
                    run_deadlines()
                    fresh = Counter(mails()) - before
                    assert len(fresh) <= 1 and all(task and to == task.owner.user.email for to, _day in fresh)
            application.refresh_from_db()
            assert max(Counter(mails()).values(), default=1) == 1
            assert Reminder.objects.filter(reason=ANSWER.code).count() == len(mails())
            calendar = days_of(application.enrolment.classroom.school)
            turns = [START] + ([application.extended_at.date()] if application.extended_at else [])
            due = {calendar.add_days_outside_holidays(since, n).isoformat() for since in turns for n in (5, 10, 14)}
            assert {day for _to, day in mails()} <= due
        transaction.set_rollback(True)  # outside the travel: its end still tells the database the time


@pytest.mark.django_db
def test_only_the_owner_is_reminded_and_whoever_takes_it_over_knows_too() -> None:
    with clock.travel(START):
        an_application_to_three()
    with clock.travel(START + timedelta(days=5)):
        run_deadlines()
        task = open_task()
        assert [to for to, _day in mails()] == [task.owner.user.email]
        [other, *_more] = Presence.objects.filter(role=Role.COMPANY, place=task.owner.place).exclude(pk=task.owner_id)
        give(task, to=other, by=acting(task.owner.user.memberships.get()))
        for _again in range(2):
            run_deadlines()
        assert [to for to, _day in mails()] == [task.owner.user.email, other.user.email]


@pytest.mark.django_db
def test_what_is_put_off_is_reminded_of_on_its_day() -> None:
    with clock.travel(START):
        an_application_to_three()
    with clock.travel(START + timedelta(days=5)):
        task = open_task()
        snooze(task, until=clock.today() + timedelta(days=1), by=acting(task.owner.user.memberships.get()))
        run_deadlines()
        assert mails() == []
    with clock.travel(START + timedelta(days=6)):
        run_deadlines()
        assert len(mails()) == 1


@pytest.mark.concurrency
@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_remind_once() -> None:
    with clock.travel(START):
        an_application_to_three()
    outcome: list[tuple[int, int]] = []

    def second() -> None:
        with clock.travel(START + timedelta(days=5)):
            outcome.append(remind(ANSWER.code))
        connections.close_all()

    thread = threading.Thread(target=second)
    with transaction.atomic(), clock.travel(START + timedelta(days=5)):
        outcome.append(remind(ANSWER.code))
        thread.start()
        wait_for(somebody_waits)
    thread.join()
    assert sorted(outcome) == [(0, 0), (1, 0)]
    assert len(mails()) == Reminder.objects.count() == 1


def somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)")
        return cursor.fetchone()[0]


@pytest.mark.django_db
def test_a_reminder_is_another_for_another_reason_subject_person_or_day() -> None:
    first = {"reason": "a", "subject": 1, "person": "user:1", "due": START}
    others = [{"reason": "b"}, {"subject": 2}, {"person": "user:2"}, {"due": START + timedelta(days=1)}]
    assert [first_time(**first | other) for other in ({}, *others, {}, *others)] == [True] * 5 + [False] * 5
