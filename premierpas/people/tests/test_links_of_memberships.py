"""What a membership or a class lets somebody see begins and ends with it, in the same transaction."""

import pytest
from django.db import transaction

from premierpas.organisations.actions.joining import accept_invitation
from premierpas.organisations.actions.members import (
    assign_teacher,
    end_membership,
    invite,
    unassign_teacher,
)
from premierpas.organisations.enums import Role
from premierpas.organisations.models import ClassroomTeacher, Membership
from premierpas.people.models import PupilLink
from tests.factories import a_classroom, a_head_of, a_member, a_pupil, a_teacher, acting, the_invited

pytestmark = pytest.mark.django_db


def open_links(membership: Membership) -> int:
    return PupilLink.objects.filter(membership=membership, until=None).count()


@pytest.mark.parametrize(
    ("role", "place"), [(Role.HEAD_TEACHER, "school"), (Role.OFFICE, "school"), (Role.COORDINATOR, "territory")]
)
def test_whoever_accepts_an_invitation_sees_the_pupils_at_once(role, place):
    room = a_classroom()
    a_pupil(room)
    a_pupil()  # elsewhere
    where = {place: room.school if place == "school" else room.school.territory}
    inviter = acting(a_member(Role.HEAD_TEACHER if place == "school" else role, where[place]))
    invitation = invite(by=inviter, role=role, name="K", email="k@exemple.test", function="CPE", **where)
    membership = accept_invitation(invitation, by=the_invited(invitation))
    assert open_links(membership) == 1


def test_a_teacher_who_leaves_sees_no_pupil_from_that_moment():
    room = a_classroom()
    teacher = a_teacher(room)
    a_pupil(room)
    assert open_links(teacher) == 1
    end_membership(teacher, by=acting(teacher))
    teacher.refresh_from_db()
    assert teacher.until and open_links(teacher) == 0
    assert not ClassroomTeacher.objects.filter(membership=teacher).exists()


def test_when_the_end_is_undone_the_links_are_still_there():
    room = a_classroom()
    teacher = a_teacher(room)
    a_pupil(room)
    with pytest.raises(RuntimeError), transaction.atomic():
        end_membership(teacher, by=acting(teacher))
        assert open_links(teacher) == 0
        raise RuntimeError
    assert open_links(teacher) == 1


def test_a_class_given_opens_its_pupils_and_taken_back_closes_them():
    room = a_classroom()
    teacher = a_member(Role.TEACHER, room.school)
    a_pupil(room)
    a_pupil(a_classroom(room.school, name="3e B"))
    assert open_links(teacher) == 0
    assign_teacher(room, teacher, referent=True, by=a_head_of(room.school))
    assign_teacher(room, teacher, referent=True, by=a_head_of(room.school))
    assert open_links(teacher) == 1
    unassign_teacher(room, teacher, by=a_head_of(room.school))
    assert open_links(teacher) == 0
