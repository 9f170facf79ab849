"""Writes know who: an action asks its own permission, runs whole or not at all, and tells the history."""

from dataclasses import dataclass

import pytest
import rules
from django.contrib.auth.models import AnonymousUser
from pghistory.models import Context

from premierpas.accounts.capacities import Viewer
from premierpas.core.actions import NOBODY, NOTHING, PUBLIC, Stale, action, current_actor, step
from premierpas.core.actors import Actor
from premierpas.core.errors import NotAllowed
from premierpas.organisations.actions.members import end_membership
from premierpas.organisations.actions.schools import set_school_contact
from premierpas.organisations.models import Membership, School
from tests.factories import a_classroom, a_coordinator, a_head_of, a_school, a_teacher

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Door:
    """What the sample actions are about."""

    pk: int


@dataclass(frozen=True)
class Key:
    """A link that was made for a door."""

    pk: int
    purpose: str
    subject_id: int
    recipient_name: str = "Aïcha"


@pytest.fixture(autouse=True)
def only_two():
    rules.add_perm("tests.open", rules.predicate(lambda viewer, door: door.pk == 2))
    yield
    rules.remove_perm("tests.open")


def opener(**declared: object):
    @action(**{"may": "tests.open", **declared})
    def open_door(door: Door, *, by: Actor) -> str:
        return current_actor().name

    return open_door


def a_person() -> Actor:
    return Actor.person(a_head_of(a_school()).viewer)


def fits(link: Key, door: Door) -> bool:
    return link.subject_id == door.pk


@pytest.mark.parametrize(
    ("declared", "who", "door", "may"),
    [
        ({}, "person", 2, True),
        ({}, "person", 1, False),
        ({}, "visitor", 2, False),
        ({}, "task", 2, False),
        ({"tasks": True}, "task", 1, True),
        ({"tasks": True}, "visitor", 2, False),
        ({"links": {"key": fits}}, "holder", 7, True),
        ({"links": {"key": fits}}, "holder", 2, False),  # a link to another door
        ({"links": {"other": fits}}, "holder", 7, False),
        ({"may": NOBODY, "links": {"key": fits}}, "person", 2, False),
        ({"may": PUBLIC}, "visitor", 1, True),
        ({"may": PUBLIC}, "holder", 7, False),  # a link is for its own act
        ({"may": PUBLIC, "on": NOTHING}, "person", 1, True),
    ],
)
def test_whoever_may_not_is_refused_whatever_calls(declared, who, door, may):
    actor = {
        "person": a_person,
        "visitor": lambda: Actor.person(Viewer(AnonymousUser())),
        "task": lambda: Actor.task("tests"),
        "holder": lambda: Actor.holder(Key(5, "key", 7), name="Fatou"),
    }[who]()
    if may:
        assert opener(**declared)(Door(door), by=actor) == actor.name
    else:
        with pytest.raises(NotAllowed):
            opener(**declared)(Door(door), by=actor)


def test_an_action_that_names_nobody_is_no_action():
    with pytest.raises(TypeError):
        action(may=PUBLIC)(lambda door: door)
    with pytest.raises(TypeError):
        opener(may=PUBLIC)(Door(1), by=a_person().user)


def test_what_an_action_wrote_goes_when_it_fails():
    school = a_school()

    @action(may=PUBLIC, on=NOTHING)
    def half(*, by: Actor) -> None:
        School.objects.filter(pk=school.pk).update(name="À moitié")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half(by=Actor.visitor())
    assert School.objects.get(pk=school.pk).name == school.name


def test_what_no_longer_holds_begins_anew_and_leaves_nothing_of_the_first_time():
    seen = []

    @action(may=PUBLIC, on=NOTHING)
    def begin(*, by: Actor) -> int:
        seen.append(a_school().pk)
        if len(seen) == 1:
            raise Stale
        return len(seen)

    assert begin(by=Actor.visitor()) == 2
    assert [School.objects.filter(pk=each).exists() for each in seen] == [False, True]


def test_a_step_does_nothing_outside_of_an_action():
    done = []
    write = step(lambda: done.append(1))
    with pytest.raises(RuntimeError):
        write()

    @action(may=PUBLIC, on=NOTHING)
    def whole(*, by: Actor) -> None:
        write()

    whole(by=Actor.visitor())
    assert done == [1]


def test_the_history_says_who_did_what_and_as_what():
    teacher = a_teacher(a_classroom())
    head = a_head_of(teacher.school)
    end_membership(teacher, by=head)
    assert teacher.events.latest("pgh_id").pgh_context.metadata == {
        "by": head.viewer.capacity.key,
        "as": "head_teacher",
        "user": head.user_id,
        "action": "organisations.end_membership",
    }


def test_what_an_action_causes_is_told_as_the_first_ones_doing_and_nothing_after_it():
    teacher = a_teacher(a_classroom())
    head = a_head_of(teacher.school)

    @action(may=PUBLIC, on=NOTHING)
    def outer(*, by: Actor) -> None:
        end_membership(teacher, by=head)

    outer(by=Actor.visitor())
    assert teacher.events.latest("pgh_id").pgh_context.metadata["by"] == "visitor"
    Membership.objects.filter(pk=teacher.pk).update(function="Professeure d’histoire")
    assert teacher.events.latest("pgh_id").pgh_context is None


@pytest.mark.django_db(transaction=True)
def test_what_history_was_told_ends_with_the_actions_own_transaction():
    teacher = a_teacher(a_classroom())
    end_membership(teacher, by=a_head_of(teacher.school))
    Membership.objects.filter(pk=teacher.pk).update(function="Professeure d’histoire")
    without, with_context = teacher.events.order_by("-pgh_id")[:2]
    assert with_context.pgh_context.metadata["action"] == "organisations.end_membership"
    assert without.pgh_context is None


def test_the_history_holds_no_name_no_address_and_no_number():
    teacher = a_teacher(a_classroom())
    head = a_head_of(teacher.school)
    end_membership(teacher, by=head)
    told = str(list(Context.objects.values_list("metadata", flat=True)))
    assert head.name not in told and head.user.email not in told


def test_another_schools_head_is_refused_by_the_action_itself():
    school = a_school()
    for stranger in (a_head_of(a_school()), a_coordinator(school.territory), Actor.task("tests")):
        with pytest.raises(NotAllowed):
            set_school_contact(school, street="", phone="", email="", by=stranger)
