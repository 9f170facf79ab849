"""A stand-in has a class from a day until a day: sees its pupils and is told about them then, at no other time."""

from datetime import date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from premierpas.core import clock
from premierpas.core.errors import DomainError
from premierpas.organisations.actions.members import assign_teacher, unassign_teacher
from premierpas.organisations.enums import Role
from premierpas.organisations.errors import StandIn
from premierpas.organisations.models import ClassroomTeacher
from premierpas.organisations.permissions import teaches_classroom
from premierpas.organisations.presence import teachers
from premierpas.people.circle import circle
from premierpas.people.models import PupilLink
from premierpas.people.sight import may_see_pupil
from tests.clients import signed_in_as
from tests.factories import a_classroom, a_head_of, a_member, a_pupil, a_teacher, viewer

pytestmark = pytest.mark.django_db
FROM, UNTIL = date(2026, 11, 16), date(2026, 11, 27)
STAFF = "/etablissement/equipe/"


def at(day: date, hour: int = 12, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=clock.PARIS)


@pytest.fixture
def world():
    with clock.travel(at(date(2026, 11, 10))):
        room = a_classroom()
        a_teacher(room)
        yield room, a_member(Role.TEACHER, room.school), a_pupil(room)


def give(room, member, *days: date, **more) -> None:
    assign_teacher(room, member, by=a_head_of(room.school), days=days or None, **more)


def follows(room, member, pupil) -> set[bool]:
    """Whether they see the pupil, manage the class, are told, and are among its teachers: all or none of it."""
    names = {each.name for each in circle(pupil).teachers}
    return {
        may_see_pupil(viewer(member), pupil),
        teaches_classroom(viewer(member), room),
        member.user.name in names,
        teachers(room.pk).filter(membership=member).exists(),
    }


@pytest.mark.parametrize(
    ("moment", "there"),
    [
        (at(date(2026, 11, 15), 23, 59), False),
        (at(FROM, 0), True),
        (at(UNTIL, 23, 59), True),
        (at(UNTIL + timedelta(days=1), 0), False),
    ],
)
def test_a_stand_in_follows_the_class_from_the_first_midnight_to_the_last(world, moment, there):
    room, member, pupil = world
    give(room, member, FROM, UNTIL)
    with clock.travel(moment):
        assert follows(room, member, pupil) == {there}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(start=st.integers(0, 20), length=st.integers(0, 20), minutes=st.integers(0, 60 * 24 * 45))
def test_at_any_instant_a_stand_in_is_there_on_their_days_only(world, start, length, minutes):
    room, member, pupil = world
    first = date(2026, 11, 10) + timedelta(days=start)
    give(room, member, first, first + timedelta(days=length))
    with clock.travel(at(date(2026, 11, 10)) + timedelta(minutes=minutes)):
        assert follows(room, member, pupil) == {first <= clock.today() <= first + timedelta(days=length)}


def test_a_pupil_who_comes_before_or_during_the_days_is_followed_too(world):
    room, member, _pupil = world
    give(room, member, FROM, UNTIL)
    early = a_pupil(room)
    with clock.travel(at(FROM)):
        late = a_pupil(room)
        assert follows(room, member, early) == follows(room, member, late) == {True}
    with clock.travel(at(UNTIL + timedelta(days=1))):
        assert follows(room, member, early) == follows(room, member, late) == {False}


def test_what_is_taken_back_ends_at_once_and_never_begins(world):
    room, member, pupil = world
    give(room, member, FROM, UNTIL)
    unassign_teacher(room, member, by=a_head_of(room.school))
    with clock.travel(at(FROM)):
        assert follows(room, member, pupil) == {False}


@pytest.mark.parametrize("days", [(), (FROM, UNTIL + timedelta(days=30)), (FROM + timedelta(days=7), UNTIL)])
def test_a_class_given_again_is_followed_on_its_new_days(world, days):
    room, member, pupil = world
    give(room, member, FROM, UNTIL)
    give(room, member, *days)
    for day in (FROM, UNTIL, UNTIL + timedelta(days=30), UNTIL + timedelta(days=31)):
        with clock.travel(at(day)):
            assert follows(room, member, pupil) == {not days or days[0] <= day <= days[1]}


def test_days_that_are_over_or_reversed_and_a_stand_in_as_referent_are_refused(world):
    room, member, _pupil = world
    over = (date(2026, 11, 2), date(2026, 11, 6))
    for days, more in (((UNTIL, FROM), {}), (over, {}), ((FROM, UNTIL), {"referent": True})):
        with pytest.raises(StandIn):
            give(room, member, *days, **more)
    assert issubclass(StandIn, DomainError) and not PupilLink.objects.filter(membership=member).exists()


def test_the_database_refuses_a_stand_in_without_an_end(world):
    room, member, _pupil = world
    with pytest.raises(IntegrityError, match="classroom_teacher_ends_after_its_start"), transaction.atomic():
        ClassroomTeacher.objects.create(classroom=room, membership=member, since=clock.now())


def test_the_head_gives_a_class_for_some_days_on_the_staff_page(world):
    room, member, _pupil = world
    head = a_head_of(room.school).viewer
    client = signed_in_as(room.school.memberships.get(user=head.user))
    form = {"act": "assign", "cl-classroom": room.pk, "cl-teacher": member.pk, "cl-first_day": "2026-11-16"}
    refused = client.post(STAFF, form)
    assert refused.status_code == 422 and "le premier et le dernier jour" in refused.content.decode()
    assert client.post(STAFF, {**form, "cl-last_day": "2026-11-27"}).status_code == 302
    assert "remplace du lundi 16" in client.get(STAFF).content.decode()
    with clock.travel(at(UNTIL + timedelta(days=1))):
        assert "remplace du" not in client.get(STAFF).content.decode()
