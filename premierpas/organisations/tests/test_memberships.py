"""Who leaves and who has to stay; who has which class."""

import threading

import pytest
from django.db import connection

from premierpas.core.errors import WrongState
from premierpas.organisations.actions.members import assign_teacher, end_membership
from premierpas.organisations.enums import Role
from premierpas.organisations.errors import LastMember
from premierpas.organisations.models import ClassroomTeacher, Membership
from tests.factories import a_classroom, a_company, a_head_of, a_member, a_school, a_teacher, a_territory, acting

pytestmark = pytest.mark.django_db
BACKEND = "premierpas.accounts.backends.ActiveUserBackend"
STAFF = "/etablissement/equipe/"


def test_ending_twice_changes_nothing():
    teacher = a_teacher(a_classroom())
    head = a_head_of(teacher.school)
    end_membership(teacher, by=head)
    first = Membership.objects.get(pk=teacher.pk).until
    end_membership(teacher, by=head)
    assert Membership.objects.get(pk=teacher.pk).until == first


@pytest.mark.parametrize(
    ("role", "place"), [(Role.HEAD_TEACHER, a_school), (Role.COORDINATOR, a_territory), (Role.COMPANY, a_company)]
)
def test_the_last_one_in_charge_stays(role, place):
    organisation = place()
    one, other = a_member(role, organisation), a_member(role, organisation)
    a_member(role, place())  # elsewhere
    end_membership(one, by=acting(one))
    with pytest.raises(LastMember):
        end_membership(other, by=acting(other))
    assert Membership.objects.get(pk=other.pk).until is None


@pytest.mark.concurrency
@pytest.mark.django_db(transaction=True)
def test_two_heads_who_remove_each_other_at_once_leave_one():
    school = a_school()
    heads = [a_member(Role.HEAD_TEACHER, school) for _n in range(2)]
    answers, start = [], threading.Barrier(2)

    def end(membership: Membership) -> None:
        try:
            start.wait(10)
            end_membership(membership, by=acting(membership))
            answers.append("ended")
        except LastMember:
            answers.append("last")
        finally:
            connection.close()

    threads = [threading.Thread(target=end, args=(head,)) for head in heads]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert sorted(answers) == ["ended", "last"]
    assert school.memberships.filter(until=None).count() == 1


def test_a_class_has_one_referent():
    room = a_classroom()
    first, second = a_teacher(room), a_member(Role.TEACHER, room.school)
    assign_teacher(room, second, referent=True, by=a_head_of(room.school))
    assert list(room.teachers.filter(is_referent=True).values_list("membership_id", flat=True)) == [second.pk]
    assert room.teachers.filter(membership=first).exists()


def test_a_class_goes_to_present_teachers_of_its_school_only():
    room = a_classroom()
    gone = a_member(Role.TEACHER, room.school)
    end_membership(gone, by=acting(gone))
    for person in (a_member(Role.TEACHER, a_school()), a_member(Role.HEAD_TEACHER, room.school), gone):
        with pytest.raises(WrongState):
            assign_teacher(room, person, by=a_head_of(room.school))


@pytest.fixture
def head(client):
    membership = a_member(Role.HEAD_TEACHER, a_school())
    client.force_login(membership.user, backend=BACKEND)
    return membership


def test_a_head_gives_and_takes_classes_on_the_staff_page(client, head):
    room, teacher = a_classroom(head.school), a_member(Role.TEACHER, head.school)
    form = {"act": "assign", "cl-classroom": room.pk, "cl-teacher": teacher.pk, "cl-referent": "on"}
    assert client.post(STAFF, form).status_code == 302
    given = ClassroomTeacher.objects.get()
    assert given.is_referent
    assert client.post(STAFF, {"act": f"unassign:{given.pk}"}).status_code == 302
    assert not ClassroomTeacher.objects.exists()
    client.post(STAFF, {"act": f"end:{teacher.pk}"})
    teacher.refresh_from_db()
    assert teacher.until


def test_the_last_head_is_told_to_invite_somebody_first(client, head):
    page = client.post(STAFF, {"act": f"end:{head.pk}"}, follow=True).content.decode()
    head.refresh_from_db()
    assert head.until is None and "Invitez d’abord" in page


def test_nobody_touches_another_school(client, head):
    room = a_classroom()
    teacher = a_teacher(room)
    client.post(STAFF, {"act": f"end:{teacher.pk}"})
    client.post(STAFF, {"act": f"unassign:{ClassroomTeacher.objects.get().pk}"})
    mine = a_member(Role.TEACHER, head.school)
    answer = client.post(STAFF, {"act": "assign", "cl-classroom": room.pk, "cl-teacher": mine.pk})
    assert answer.status_code == 422
    teacher.refresh_from_db()
    assert teacher.until is None and ClassroomTeacher.objects.count() == 1


@pytest.mark.parametrize("key", ["²", "x", "", "99999999999999999999999", "-1"])
@pytest.mark.parametrize("act", ["end", "unassign", "withdraw", "remind", "signs", "autre"])
def test_an_odd_number_in_a_form_does_nothing(client, head, act, key):
    assert client.post(STAFF, {"act": act, "id": key}).status_code == 302
    company = a_member(Role.COMPANY, a_company())
    client.force_login(company.user, backend=BACKEND)
    assert client.post("/entreprise/equipe/", {"act": act, "id": key}).status_code == 302


def test_a_company_says_who_may_sign_and_touches_only_its_own(client):
    one = a_member(Role.COMPANY, a_company())
    other, stranger = a_member(Role.COMPANY, one.company), a_member(Role.COMPANY, a_company())
    client.force_login(one.user, backend=BACKEND)
    for _twice in range(2):
        client.post("/entreprise/equipe/", {"act": f"signs:{other.pk}"})
    client.post("/entreprise/equipe/", {"act": f"signs:{stranger.pk}"})
    client.post("/entreprise/equipe/", {"act": f"end:{stranger.pk}"})
    other.refresh_from_db()
    stranger.refresh_from_db()
    assert (other.may_sign, stranger.may_sign, stranger.until) == (True, False, None)
    client.post("/entreprise/equipe/", {"act": f"signs_not:{other.pk}"})
    client.post("/entreprise/equipe/", {"act": f"end:{other.pk}"})
    other.refresh_from_db()
    assert other.until and not other.may_sign


def test_whoever_has_left_is_refused_at_the_next_request(client):
    one = a_member(Role.COMPANY, a_company())
    a_member(Role.COMPANY, one.company)
    client.force_login(one.user, backend=BACKEND)
    assert client.get("/entreprise/equipe/").status_code == 200
    end_membership(one, by=acting(one))
    assert client.get("/entreprise/equipe/").status_code == 403
