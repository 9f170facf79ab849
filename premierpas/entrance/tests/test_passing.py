"""What a door answers, and who is inside whatever came in which order."""

import uuid
from collections import Counter
from copy import deepcopy
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from premierpas.core import clock
from premierpas.core.clock import travel
from premierpas.core.errors import NotAllowed
from premierpas.entrance.actions import give_unclaimed, pass_door
from premierpas.entrance.enums import Way
from premierpas.entrance.errors import DoorClosed, NoSeatLeft, TooSoon, TurnedAway
from premierpas.entrance.models import Passage
from premierpas.entrance.standing import coming, inside
from premierpas.entrance.verdicts import Found, Look, Verdict, found, verdict_of, written_on
from premierpas.events.actions import leave
from premierpas.events.enums import RegistrationState
from premierpas.events.events import ParticipantCame
from premierpas.events.models import Event, Host
from premierpas.volunteers.actions import suspend
from tests.factories import a_classroom, a_cleared_volunteer, a_coordinator, a_territory, a_volunteer, acting

from .situations import a_class_that_comes, a_seat, a_visit, a_welcome, at_the_door, goes, says

pytestmark = pytest.mark.django_db


def names(event: Event) -> list[str]:
    return [each.enrolment.pupil.first_name for each in inside(coming(event))]


def test_the_door_says_who_may_enter_and_why_somebody_may_not():
    classroom = a_classroom()
    event, other = a_visit(classroom, seats=4), a_visit(classroom)
    ines, noe, left, no = (
        a_seat(event, classroom, mother=True, first_name=name, last_name="Benali")
        for name in ("Inès", "Noé", "Lina", "Adam")
    )
    waits = a_seat(event, classroom, first_name="Sofia", last_name="Roux")
    elsewhere = a_seat(other, classroom, first_name="Yanis", last_name="Moreau")
    says(ines)
    says(no, yes=False)
    leave(left.registration, by=acting(left.enrolment.pupil))
    door = a_welcome(event)
    with travel(at_the_door(event)):
        assert verdict_of(goes(ines, door)) == Verdict(
            Look.YES, "Inès B. peut entrer", f"3e A, {classroom.school.name}. Accord d’un parent : oui."
        )
    with travel(event.start):
        twice = verdict_of(goes(ines, door))
        assert (twice.look, twice.title) == (Look.NO, "Billet déjà utilisé") and "Inès B." in twice.text
    with travel(event.start + timedelta(minutes=1)):
        at_other = verdict_of(goes(ines, a_welcome(event)))
        assert "à l’autre téléphone" in at_other.text
        assert verdict_of(goes(noe, door)).title == "Noé B. est là, sans accord"
        for person, title in ((left, "Lina B. n’a pas de place"), (no, "Adam B. ne peut pas entrer")):
            with pytest.raises(TurnedAway) as turned:
                goes(person, door)
            assert turned.value.verdict.title == title
        offered = waits.registration
        offered.refresh_from_db()
        assert offered.state == RegistrationState.OFFERED  # Lina's seat
        with pytest.raises(TurnedAway):
            goes(waits, door)
        assert found(event, written_on(elsewhere)).verdict.title == "Billet d’un autre événement"
        for unknown in ("zzz zzz", f"PP-{event.pk}-AAAAA9"):
            assert found(event, unknown).verdict.title == "Code ou nom inconnu"
        assert found(event, f"{ines.code[:3]} {ines.code[3:].lower()}") == Found((ines,), by_code=True)
        assert found(event, "benali no") == found(event, "noe b.") == Found((noe,))
        assert set(names(event)) == {"Inès", "Noé"}


def test_a_volunteer_who_is_not_cleared_not_of_this_door_or_of_another_territory_is_refused():
    classroom = a_classroom()
    event = a_visit(classroom)
    one = a_seat(event, classroom)
    territory = event.territory
    uncleared = a_volunteer(territory)
    Host.objects.create(event=event, volunteer=uncleared)
    lapsed = a_welcome(event)
    suspend(lapsed, by=a_coordinator(territory), reason="À éclaircir")
    refused = [
        acting(uncleared), acting(lapsed), acting(a_cleared_volunteer(territory)),
        acting(a_cleared_volunteer(a_territory())), a_coordinator(a_territory()), acting(one.enrolment.pupil),
    ]  # fmt: skip
    for by in refused:
        with pytest.raises(NotAllowed):
            pass_door(event, one, by=by, nonce=uuid.uuid4())
    coordinator = a_coordinator(territory)
    with pytest.raises(DoorClosed):
        pass_door(event, one, by=coordinator, nonce=uuid.uuid4())
    with travel(at_the_door(event)):
        assert pass_door(event, one, by=coordinator, nonce=uuid.uuid4()).kind == Way.IN


STEPS = st.lists(
    st.tuples(st.integers(0, 2), st.sampled_from(Way), st.integers(0, 40), st.integers(0, 1)), min_size=1, max_size=8
)


class Doors:
    """An event that a class comes to, and two who scan."""

    def __init__(self) -> None:
        classroom = a_classroom()
        self.event = a_visit(classroom)
        self.people = list(a_class_that_comes(self.event, classroom).participants.order_by("pk"))
        self.doors = [a_welcome(self.event), a_welcome(self.event)]


@pytest.fixture
def two_doors(db: None) -> Doors:
    return Doors()


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps=STEPS, order=st.randoms(use_true_random=False), repeats=st.integers(0, 6))
def test_two_scanners_merged_in_any_order_and_sent_again_agree_on_who_is_inside(two_doors, steps, order, repeats):
    """Both were offline, were reloaded, and send what they hold as often as they like."""
    with transaction.atomic():
        begun = deepcopy(two_doors)
        event, people, doors = begun.event, begun.people, begun.doors
        start = at_the_door(event)
        sent = [(uuid.uuid4(), *step) for step in steps]
        with travel(event.end):
            for nonce, person, kind, minute, door in _shuffled(sent, order, repeats):
                goes(people[person], doors[door], kind, nonce=nonce, at=start + timedelta(minutes=minute), offline=True)
            last = {
                person: max((minute, nonce, kind) for nonce, who, kind, minute, _door in sent if who == person)[2]
                for person in {who for _nonce, who, *_rest in sent}
            }
            expected = {people[person].pk for person, kind in last.items() if kind == Way.IN}
            assert {each.pk for each in inside(coming(event))} == expected
            assert Passage.objects.filter(event=event).count() == len(sent)
            for number, person in enumerate(people):
                entries = [minute for _nonce, who, kind, minute, _door in sent if who == number and kind == Way.IN]
                person.refresh_from_db()
                came = start + timedelta(minutes=min(entries)) if entries else None
                assert person.came_at == came
        transaction.set_rollback(True)


def _shuffled(sent, order, repeats):
    again = [*sent, *order.choices(sent, k=repeats)]
    order.shuffle(again)
    return again


def test_whoever_comes_is_told_upward_once(monkeypatch):
    classroom = a_classroom()
    event = a_visit(classroom)
    one, door, told = a_seat(event, classroom), a_welcome(event), Counter()
    monkeypatch.setattr("premierpas.entrance.actions.passing.emit", lambda fact: told.update([type(fact)]))
    with travel(at_the_door(event)):
        for kind in (Way.IN, Way.OUT, Way.IN):
            goes(one, door, kind, at=event.start - timedelta(hours=1))
    assert told == {ParticipantCame: 1}


def test_unclaimed_seats_go_ten_minutes_after_the_start_to_those_who_stand_there_in_their_order():
    classroom = a_classroom()
    event = a_visit(classroom, seats=2)
    came, late = a_seat(event, classroom), a_seat(event, classroom)
    first, second, third = (a_seat(event, classroom) for _each in range(3))
    door = a_welcome(event)
    with travel(at_the_door(event)):
        goes(came, door)
    there = [third.registration_id, second.registration_id]
    with travel(event.start + timedelta(minutes=9)), pytest.raises(TooSoon):
        give_unclaimed(event, by=acting(door), present=there)
    with travel(event.start + timedelta(minutes=10)):
        served = give_unclaimed(event, by=acting(door), present=there)
        assert [each.pk for each in served] == [second.registration_id]
        with pytest.raises(NoSeatLeft):
            give_unclaimed(event, by=acting(door), present=[third.registration_id])
        assert goes(second, door).kind == Way.IN
        with pytest.raises(TurnedAway):
            goes(late, door)
        # What the other door has noted without a network happened all the same.
        assert verdict_of(goes(late, door, offline=True, at=event.start)).look == Look.NO
    states = {each.pk: each.state for each in event.registrations.all()}
    assert [states[each.registration_id] for each in (came, late, first, second, third)] == [
        "confirmed", "over", "waiting", "confirmed", "waiting",
    ]  # fmt: skip
    assert event.seats.filter(participant__in=[came, second]).count() == 2
    late.refresh_from_db()
    assert late.came_at == event.start and clock.now() < event.start


def test_nobody_loses_a_seat_while_nobody_stands_there():
    classroom = a_classroom()
    event = a_visit(classroom, seats=3)
    a_class_that_comes(event, classroom)
    waits = a_seat(event, a_classroom(classroom.school, "3e B"))
    door = a_welcome(event)
    with travel(event.start + timedelta(minutes=30)):
        with pytest.raises(NoSeatLeft):
            give_unclaimed(event, by=acting(door), present=[])
        assert event.seats.filter(participant__registration__classroom=classroom).count() == 3
        give_unclaimed(event, by=acting(door), present=[waits.registration_id])
        assert event.seats.filter(participant__registration__classroom=classroom).count() == 2
    assert event.registrations.get(classroom=classroom).persons == 2
