"""Who gets a seat, who waits, and where a freed seat goes."""

import pytest

from premierpas.core import clock
from premierpas.core.actors import Actor
from premierpas.core.clock import travel
from premierpas.events.actions import accept_seat, expire_offers, leave, register_class, register_pupil
from premierpas.events.enums import EventState, RegistrationState
from premierpas.events.models import Event, Registration
from tests.factories import a_classroom, a_head_of, a_pupil, acting, an_event

pytestmark = pytest.mark.django_db


def states_of(event: Event) -> list[str]:
    return list(event.registrations.order_by("pk").values_list("state", flat=True))


def asks(event: Event, pupil: object) -> Registration:
    return register_pupil(event, pupil.enrolments.get(), by=acting(pupil))


def test_a_freed_seat_is_offered_to_the_first_in_line_and_silence_passes_it_on():
    classroom = a_classroom()
    event = an_event(classroom.school.territory, seats=1)
    first, second, third = (a_pupil(classroom) for _each in range(3))
    has = asks(event, first)
    asks(event, second)
    asks(event, third)
    event.refresh_from_db()
    assert states_of(event) == ["confirmed", "waiting", "waiting"] and event.state == EventState.FULL
    leave(has, by=acting(first))
    assert states_of(event) == ["left", "offered", "waiting"]
    offered = event.registrations.get(state=RegistrationState.OFFERED)
    with travel(offered.answer_by):
        expire_offers(event, by=Actor.task("test"))
        assert states_of(event) == ["left", "lapsed", "offered"]
        accept_seat(event.registrations.get(state=RegistrationState.OFFERED), by=acting(third))
    assert states_of(event) == ["left", "lapsed", "confirmed"]
    assert event.seats.get().participant.enrolment.pupil == third


def test_a_class_has_all_its_seats_or_none_and_lets_smaller_ones_pass():
    classroom = a_classroom()
    event = an_event(classroom.school.territory, seats=3, for_whom="both")
    single, other = a_pupil(classroom), a_pupil(a_classroom(classroom.school, "3e B"))
    asks(event, single)
    three = [a_pupil(classroom).enrolments.get() for _each in range(3)]
    register_class(event, classroom, by=a_head_of(classroom.school), pupils=three)
    asks(event, other)
    assert states_of(event) == ["confirmed", "waiting", "confirmed"]
    assert event.seats.filter(participant=None).count() == 1
    assert clock.now() < event.closes_at
