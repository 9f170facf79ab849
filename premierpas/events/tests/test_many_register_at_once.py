"""Hundreds register at the same moment, some twice: each seat once, everybody else in line, nobody refused."""

import threading
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from django.db import connections

from premierpas.events.actions import change_seats, leave, register_pupil
from premierpas.events.enums import EventState
from premierpas.events.errors import AlreadyRegistered, SeatsInUse
from premierpas.events.models import Event, Registration
from premierpas.events.tests.lines import faults_of, many_pupils
from premierpas.people.models import Enrolment
from tests.factories import a_classroom, a_coordinator, acting, an_event
from tests.waiting import LIMIT

pytestmark = [pytest.mark.concurrency, pytest.mark.django_db(transaction=True)]
AT_A_TIME = 40  # connections; as many as a deployment has workers, and more


def all_at_once(acts: Iterable[Callable[[], object]]) -> list[object]:
    """Results of acts that begin together, each with a connection of its own; an error is a result."""
    ready = threading.Barrier(AT_A_TIME)

    def work(some: list[Callable[[], object]]) -> list[object]:
        found: list[object] = []
        try:
            ready.wait(timeout=LIMIT)
            for act in some:
                try:
                    found.append(act())
                except Exception as error:
                    found.append(error)
        finally:
            connections.close_all()
        return found

    acts = list(acts)
    with ThreadPoolExecutor(AT_A_TIME) as pool:
        return [each for some in pool.map(work, [acts[n::AT_A_TIME] for n in range(AT_A_TIME)]) for each in some]


def test_four_hundred_pupils_for_a_few_seats_while_some_leave_and_the_hall_grows():
    room = a_classroom()
    enrolments = many_pupils(room, 400)
    actors = {each.pk: acting(each.pupil) for each in enrolments}
    for crowd, seats in ((enrolments[:100], 24), (enrolments, 60)):
        event = an_event(room.school.territory, seats=seats)
        impatient = crowd[:: len(crowd) // 20]
        presses = [each for pupil in crowd for each in [pupil] * (2 if pupil in impatient else 1)]
        results = all_at_once([partial(register_pupil, event, each, by=actors[each.pk]) for each in presses])
        refused = [type(each) for each in results if not isinstance(each, Registration)]
        assert refused == [AlreadyRegistered] * len(impatient)
        states = list(event.registrations.order_by("joined_at", "pk").values_list("state", flat=True))
        assert states == ["confirmed"] * seats + ["waiting"] * (len(crowd) - seats)
        assert faults_of(event) == [] and event.state == EventState.FULL
    seated = list(event.registrations.filter(state="confirmed").select_related("enrolment__pupil"))
    organiser = a_coordinator(room.school.territory)
    results = all_at_once(
        [
            *[partial(leave, each, by=organiser) for each in seated[:20]],
            *[partial(change_seats, event, by=organiser, seats=seats) for seats in range(60, 80)],
        ]
    )
    # Fewer seats than are taken at that moment is a right answer; anything else isn't.
    assert {type(each) for each in results if isinstance(each, Exception)} <= {SeatsInUse}
    assert faults_of(event) == []
    assert event.registrations.filter(state="left").count() == 20


def test_many_join_the_line_of_a_full_event_while_seats_come_free_and_the_hall_grows():
    room = a_classroom()
    enrolments = many_pupils(room, 220)
    actors = {each.pk: acting(each.pupil) for each in enrolments}
    event = an_event(room.school.territory, seats=20)
    for each in enrolments[:20]:
        register_pupil(event, each, by=actors[each.pk])
    seated = list(event.registrations.select_related("enrolment__pupil"))
    organiser = a_coordinator(room.school.territory)

    def press(enrolment: Enrolment) -> Registration:
        seen = Event.objects.get(pk=event.pk)  # full, or open again for a moment: what a page says as it is sent
        return register_pupil(seen, enrolment, by=actors[enrolment.pk])

    joining = [partial(press, each) for each in enrolments[20:] for _twice in range(2 if each.pk % 7 == 0 else 1)]
    leaving = [partial(leave, each, by=organiser) for each in seated]
    growing = [partial(change_seats, event, by=organiser, seats=seats) for seats in range(20, 30)]
    acts = [*joining[:20], *leaving[:10], *joining[20:120], *growing, *leaving[10:], *joining[120:]]
    results = all_at_once(acts)
    twice = len(joining) - 200
    assert [type(each) for each in results if isinstance(each, AlreadyRegistered)] == [AlreadyRegistered] * twice
    assert {type(each) for each in results if isinstance(each, Exception)} <= {SeatsInUse, AlreadyRegistered}
    assert faults_of(event) == []
    assert event.registrations.live().count() == 200 and event.registrations.filter(state="left").count() == 20
