"""An incident's file holds whom to call; each reader sees what they may."""

import pytest
from django.urls import reverse

from premierpas.messaging.actions import report_problem
from premierpas.messaging.models import Incident
from premierpas.organisations.actions.members import end_membership
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Membership
from premierpas.people.models import Guardian, Pupil
from tests.clients import signed_in_as
from tests.factories import a_classroom, a_member, a_pupil, a_school, a_teacher, a_territory, a_user, acting

pytestmark = pytest.mark.django_db


def a_known_pupil() -> Pupil:
    school = a_school(a_territory(), phone="+33147290000", email="college@exemple.test")
    room = a_classroom(school, name="3e Jonquille")
    a_teacher(room)
    a_member(Role.HEAD_TEACHER, school, user=a_user("Hélène Roche", phone="+33147290001"))
    pupil = a_pupil(room)
    Pupil.objects.filter(pk=pupil.pk).update(phone="+33611111111")
    Guardian.objects.update_or_create(
        pupil=pupil, rank=1, defaults={"name": "Awa Diallo", "phone": "+33622222222", "email": "awa@exemple.test"}
    )
    return pupil


def read_by(coordinator: Membership, incident: Incident) -> str:
    page = signed_in_as(coordinator).get(reverse("messaging:incident", args=[incident.pk]))
    assert page.status_code == 200
    return page.content.decode().partition("<main")[2]


def reported(pupil: Pupil) -> Incident:
    return report_problem(pupil, by=acting(pupil), worry="adult", text="…")


def test_the_file_has_school_class_teacher_guardian_and_the_pupils_ways():
    pupil = a_known_pupil()
    room = pupil.enrolments.get().classroom
    page = read_by(a_member(Role.COORDINATOR, room.school.territory), reported(pupil))
    teacher = room.teachers.get().membership.user
    wanted = [
        room.school.name, room.name, teacher.name, teacher.email, "Hélène Roche", "Awa Diallo", "awa@exemple.test",
        'href="tel:+33611111111"', 'href="tel:+33622222222"', 'href="tel:+33147290000"', 'href="tel:+33147290001"',
        reverse("following:pupil", args=[pupil.pk]),
    ]  # fmt: skip
    assert [each for each in wanted if each not in page] == []


def test_a_stand_in_of_another_territory_reads_no_guardians_contact():
    pupil = a_known_pupil()
    far = a_member(Role.COORDINATOR, a_territory())
    page = read_by(far, reported(pupil))
    assert "Awa Diallo" not in page and "tel:+33622222222" not in page
    assert "tel:+33147290000" in page and "tel:+33611111111" in page
    assert reverse("following:pupil", args=[pupil.pk]) not in page


def test_a_pupil_without_telephone_is_reached_through_the_school():
    pupil = a_known_pupil()
    Pupil.objects.filter(pk=pupil.pk).update(phone="")
    type(pupil.user).objects.filter(pk=pupil.user_id).update(email=None, phone="")
    coordinator = a_member(Role.COORDINATOR, pupil.enrolments.get().classroom.school.territory)
    assert "par l’établissement" in read_by(coordinator, reported(pupil))


def test_whoever_has_left_the_school_isnt_in_it():
    pupil = a_known_pupil()
    room = pupil.enrolments.get().classroom
    gone = a_teacher(room, referent=False)
    end_membership(gone, by=acting(gone))
    coordinator = a_member(Role.COORDINATOR, room.school.territory)
    assert gone.user.name not in read_by(coordinator, reported(pupil)) or gone.user.name == ""
