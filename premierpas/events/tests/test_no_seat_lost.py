"""No seat is lost or given twice, whatever is done in whatever order."""

from contextlib import suppress
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from premierpas.core import clock
from premierpas.core.actors import Actor
from premierpas.core.clock import travel
from premierpas.core.errors import DomainError
from premierpas.events import actions
from premierpas.events.models import Event, Registration
from premierpas.events.tests.lines import Crowd, faults_of
from tests.factories import an_event

pytestmark = pytest.mark.django_db
CLOCK = Actor.task("test")
WHO = st.integers(0, 9)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("pupil"), WHO),
        st.tuples(st.just("pupil"), WHO),
        st.tuples(st.just("class"), st.integers(0, 1), st.integers(1, 4)),
        st.tuples(st.sampled_from(["accept", "decline", "leave", "remove"]), WHO),
        st.tuples(st.just("seats"), st.integers(0, 8)),
        st.tuples(st.just("keep"), st.sampled_from([None, 0, 1]), st.integers(0, 4)),
        st.tuples(st.just("later"), st.sampled_from([1, 9, 30, 80])),
        st.tuples(st.just("until"), st.sampled_from(["draw_at", "closes_at", "end"])),
    ),
    min_size=5, max_size=22,
)  # fmt: skip


class Line:
    """An event, and the hour at which everything happens to it."""

    def __init__(self, crowd: Crowd, order: str, seats: int) -> None:
        self.crowd, self.now = crowd, clock.now()
        draw_at = self.now + timedelta(days=6) if order == "draw" else None
        self.event = an_event(
            crowd.rooms[0].school.territory, seats=seats, for_whom="both", order=order, draw_at=draw_at
        )

    def one(self, number: int) -> Registration:
        """One of the registrations that count, or of those that did."""
        rows = list(self.event.registrations.order_by("pk"))
        if not rows:
            raise DomainError("nobody has registered")
        return rows[number % len(rows)]

    def pupil(self, number: int) -> None:
        side, place = number % 2, number // 2
        enrolment = self.crowd.pupils[side][place]
        actions.register_pupil(self.event, enrolment, by=self.crowd.actors[enrolment.pk])

    def do(self, name: str, *how: Any) -> None:
        """One step, at this hour; what is refused changes nothing."""
        by, crowd = self.crowd.organiser, self.crowd
        if name == "pupil":
            self.pupil(*how)
        elif name == "class":
            side, size = how
            pupils = crowd.pupils[side][-size:]
            actions.register_class(self.event, crowd.rooms[side], by=crowd.heads[side], pupils=pupils)
        elif name == "remove":
            actions.remove_participant(self.one(*how).participants.order_by("-pk").first(), by=by)
        elif name == "seats":
            actions.change_seats(self.event, by=by, seats=how[0])
        elif name == "keep":
            school = None if how[0] is None else crowd.rooms[how[0]].school
            until = self.now + timedelta(hours=60)
            actions.keep_seats(self.event, by=by, school=school, seats=how[1], until=until)
        else:
            act = {"accept": actions.accept_seat, "decline": actions.decline_seat, "leave": actions.leave}[name]
            act(self.one(*how), by=by)

    def wait(self, name: str, how: Any) -> None:
        """Time passes, and the clock does its work."""
        moment = self.now + timedelta(hours=how) if name == "later" else getattr(self.event, how) or self.now
        self.now = max(self.now, moment)
        with travel(self.now):
            for act in (actions.expire_offers, actions.open_quotas, actions.draw, actions.close_event):
                act(Event.objects.get(pk=self.event.pk), by=CLOCK)


@pytest.fixture
def crowd() -> Crowd:
    return Crowd.of(5)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.sampled_from(["arrival", "draw", "priority"]), seats=st.integers(1, 5), steps=STEPS)
def test_every_seat_is_somebodys_or_free_whatever_is_done(
    crowd: Crowd, order: str, seats: int, steps: list[tuple[Any, ...]]
) -> None:
    with transaction.atomic():
        line = Line(crowd, order, seats)
        for name, *how in steps:
            if name in ("later", "until"):
                line.wait(name, how[0])
            else:
                with travel(line.now), suppress(DomainError):
                    line.do(name, *how)
            with travel(line.now):
                assert faults_of(line.event) == [], (name, how)
        transaction.set_rollback(True)
