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
from premierpas.events.models import Registration
from premierpas.events.tests.lines import faults_of, many_pupils
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
