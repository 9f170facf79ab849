"""A link belongs to a person in a capacity, with or without a membership, from an instant to an instant."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from premierpas.accounts.capacities import Capacity, Kind, Viewer
from premierpas.accounts.models import User
from premierpas.core import clock
from premierpas.organisations.enums import Role
from premierpas.people.enums import LinkPurpose
from premierpas.people.holders import Holder
from premierpas.people.models import PupilLink
from premierpas.people.sight import end_links, link, may_see_pupil, pupils_seen_by
from tests.factories import a_classroom, a_member, a_pupil, a_user, viewer

pytestmark = pytest.mark.django_db
AUNT, GUARDIAN = Kind("aunt"), Kind("guardian")  # as floors to come declare them: no membership grants them


def as_a(kind: Kind, user: User) -> Viewer:
    capacity = Capacity(key=f"{kind}:1", kind=kind, label=str(kind))
    return Viewer(user, capacity, (capacity,))


def test_somebody_without_membership_sees_by_their_link_and_in_that_capacity_only():
    pupil, other, user = a_pupil(), a_pupil(), a_user()
    link(Holder(user.pk, AUNT), [pupil.pk], purpose=LinkPurpose.PLACEMENT, reference=1)
    assert list(pupils_seen_by(as_a(AUNT, user))) == [pupil]
    assert not may_see_pupil(as_a(AUNT, user), other)
    assert not may_see_pupil(as_a(GUARDIAN, user), pupil)
    assert not may_see_pupil(as_a(AUNT, a_user()), pupil)
    end_links(adult=user.pk, capacity=AUNT.name)
    assert not may_see_pupil(as_a(AUNT, user), pupil)


def test_a_members_links_are_not_those_of_the_same_person_without_membership():
    room = a_classroom()
    head = a_member(Role.HEAD_TEACHER, room.school)
    pupil = a_pupil(room)
    assert may_see_pupil(viewer(head), pupil)
    assert not may_see_pupil(as_a(Kind("head_teacher"), head.user), pupil)


def test_the_same_reason_twice_at_a_time_is_refused_by_the_database():
    pupil, user, now = a_pupil(), a_user(), clock.now()
    same = {"pupil": pupil, "adult": user, "capacity": "aunt", "purpose": LinkPurpose.PLACEMENT, "reference": 3}
    PupilLink.objects.create(**same, since=now, until=now + timedelta(days=2))
    PupilLink.objects.create(**same, since=now + timedelta(days=2))  # begins the moment the other ends
    with pytest.raises(IntegrityError, match="pupil_link_one_at_a_time"), transaction.atomic():
        PupilLink.objects.create(**same, since=now + timedelta(days=1), until=now + timedelta(days=3))


def test_opening_again_what_is_open_changes_nothing():
    pupil, user = a_pupil(), a_user()
    for _time in range(2):
        link(Holder(user.pk, AUNT), [pupil.pk], purpose=LinkPurpose.PLACEMENT)
    assert PupilLink.objects.filter(adult=user).count() == 1


def test_what_ends_is_over_at_once_and_what_has_not_begun_never_begins():
    pupil, user, now = a_pupil(), a_user(), clock.now()
    holder = Holder(user.pk, AUNT)
    link(holder, [pupil.pk], purpose=LinkPurpose.PLACEMENT, reference=1)
    link(holder, [pupil.pk], purpose=LinkPurpose.PLACEMENT, reference=2, since=now + timedelta(days=3))
    assert end_links(adult=user.pk) == 2
    for days in (0, 4):
        with clock.travel(now + timedelta(days=days)):
            assert not may_see_pupil(as_a(AUNT, user), pupil)


DAYS = st.dates(date(2026, 9, 1), date(2027, 7, 31))


@given(first=DAYS, length=st.integers(0, 40), at=st.datetimes(datetime(2026, 8, 1), datetime(2027, 9, 1)))
def test_typed_days_hold_from_local_midnight_to_the_midnight_after_the_last(first, length, at):
    last = first + timedelta(days=length)
    since, until = clock.instants(first, last)
    moment = at.replace(tzinfo=UTC)
    assert (since <= moment < until) == (first <= moment.astimezone(clock.PARIS).date() <= last)
