"""The class board reads tasks: whose they are, and one click to do them, put them off or give them away."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from premierpas.agenda.models import Task
from premierpas.agenda.tasks import reconcile
from premierpas.core import clock
from premierpas.core.actors import Actor
from premierpas.following.tasks import run_following
from premierpas.organisations.actions.members import assign_teacher, unassign_teacher
from premierpas.organisations.actions.schools import set_period
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Classroom, Membership
from premierpas.people.actions import issue_cards
from premierpas.people.closing import close_ended_classes
from tests.clients import signed_in_as
from tests.factories import a_classroom, a_head_of, a_member, a_pupil, a_school, a_teacher, acting

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 10)


@pytest.fixture
def room(db: None) -> Iterator[Classroom]:
    with clock.travel(TODAY):
        yield a_classroom(a_school(), name="3e B")


@pytest.fixture
def teacher(room: Classroom) -> Membership:
    return a_teacher(room)


def at_risk(room: Classroom) -> Task:
    """A pupil whose week is near and who has nothing."""
    pupil = a_pupil(room, first_name="Prince", last_name="Adjei")
    set_period(
        room.school, level="3e", by=a_head_of(room.school), first_day=date(2026, 11, 30), last_day=date(2026, 12, 4)
    )
    return Task.objects.select_related("owner__user").get(reason="following.help", subject=pupil.enrolments.get().pk)


def board_of(room: Classroom) -> str:
    return reverse("portal:class_board", args=[room.pk])


def html_of(client: Client, address: str) -> str:
    return " ".join(client.get(address).content.decode().replace("\xa0", " ").split())


def test_a_pupil_at_risk_is_their_teachers_task_and_the_board_says_so(room: Classroom, teacher: Membership) -> None:
    task = at_risk(room)
    assert task.owner.user == teacher.user and task.within == f"class:{room.pk}"
    html = html_of(signed_in_as(teacher), board_of(room))
    assert "Vous, avant le" in html and "C’est fait" in html
    assert 'Autre<span class="vh"> : Adjei, Prince</span>' in html


@pytest.mark.parametrize("act", ["done", "later", "given"])
def test_one_click_on_the_board_and_one_is_back_on_it(act: str, room: Classroom, teacher: Membership) -> None:
    other = a_teacher(room, referent=False)
    task = at_risk(room)
    owner, colleague = (teacher, other) if task.owner.user == teacher.user else (other, teacher)
    tomorrow = (clock.today() + timedelta(days=1)).isoformat()
    path, typed = {
        "done": ("fait", {}),
        "later": ("plus-tard", {"until": tomorrow}),
        "given": ("confier", {"to": f"membership:{colleague.pk}"}),
    }[act]
    client = signed_in_as(owner)
    html = html_of(client, board_of(room))
    assert f"/agenda/taches/{task.pk}/{path}/" in html and colleague.user.name in html
    answer = client.post(f"/agenda/taches/{task.pk}/{path}/", {"back": board_of(room), **typed})
    assert answer["Location"] == board_of(room)
    after = html_of(client, board_of(room))
    assert {
        "done": "C’est fait" not in after,
        "later": "revient le" in after,
        "given": f"{colleague.user.name}, avant le" in after,
    }[act]
    run_following()
    reconcile()
    task.refresh_from_db()
    assert task.state == ("done" if act == "done" else "open")


def test_who_has_other_classes_neither_reads_nor_does_it_and_the_head_may(room: Classroom, teacher: Membership) -> None:
    task, address = at_risk(room), "/agenda/?qui=equipe"
    stranger = a_teacher(a_classroom(room.school, name="3e C"))
    assert "Prince" in html_of(signed_in_as(teacher), address)
    assert "Prince" not in html_of(signed_in_as(stranger), address)
    assert signed_in_as(stranger).post(f"/agenda/taches/{task.pk}/fait/").status_code == 403
    client = signed_in_as(room.school.memberships.get(role=Role.HEAD_TEACHER))
    assert f"{teacher.user.name}, avant le" in html_of(client, board_of(room))
    client.post(f"/agenda/taches/{task.pk}/fait/")
    task.refresh_from_db()
    assert task.state == "done"


def test_a_class_without_a_teacher_is_the_heads_until_it_has_one(room: Classroom) -> None:
    head = a_member(Role.HEAD_TEACHER, room.school)
    task = at_risk(room)
    assert task.owner.role == Role.HEAD_TEACHER
    one = a_member(Role.TEACHER, room.school)
    assign_teacher(room, one, by=acting(head))
    task.refresh_from_db()
    assert task.owner.user == one.user
    unassign_teacher(room, one, by=acting(head))
    task.refresh_from_db()
    assert (task.owner.role, task.within) == (Role.HEAD_TEACHER, "")


def test_it_is_done_where_it_can_be_done(room: Classroom, teacher: Membership) -> None:
    pupil = a_pupil(room, first_name="Prince", last_name="Adjei", birth_date=date(2011, 3, 4))
    set_period(
        room.school, level="3e", by=a_head_of(room.school), first_day=date(2026, 12, 7), last_day=date(2026, 12, 11)
    )
    assert f"{reverse('people:cards', args=[room.pk])}#eleve-{pupil.pk}" in html_of(
        signed_in_as(teacher), board_of(room)
    )
    issue_cards([pupil], by=acting(teacher))
    assert "Refaire sa carte" in html_of(signed_in_as(teacher), board_of(room))
    young = a_pupil(room, first_name="Aya", last_name="Adjei", birth_date=date(2012, 9, 4))
    issue_cards([young], by=acting(teacher))
    html = html_of(signed_in_as(teacher), board_of(room))
    assert f"{reverse('people:guardians', args=[room.pk])}#eleve-{young.pk}" in html


def test_the_board_asks_as_little_for_many_as_for_few(room: Classroom, teacher: Membership) -> None:
    client, asked = signed_in_as(teacher), []
    at_risk(room)
    client.get(board_of(room))  # the first request of a session writes it down
    for more in (0, 12):
        for _n in range(more):
            a_pupil(room)
        with CaptureQueriesContext(connection) as queries:
            html = html_of(client, board_of(room))
        asked.append(len(queries))
    assert html.count("C’est fait") == 13
    assert asked[0] == asked[1] <= 16  # with the session's own


def test_a_class_of_a_year_that_is_over_closes_and_leaves_boards_and_lists(
    room: Classroom, teacher: Membership
) -> None:
    task = at_risk(room)
    with clock.travel(date(2027, 7, 31)):
        assert close_ended_classes(by=Actor.task("tests")) == 0
    with clock.travel(date(2027, 8, 1)):
        assert [close_ended_classes(by=Actor.task("tests")) for _twice in range(2)] == [1, 0]
        run_following()
        assert board_of(room) not in html_of(signed_in_as(teacher), reverse("portal:school_home"))
        assert "Prince" not in html_of(signed_in_as(teacher), board_of(room))
        pupil = room.enrolments.get().pupil
        assert not pupil.links.filter(purpose="class", until=None).exists()
        assert pupil.links.filter(purpose="school", until=None).exists()
    task.refresh_from_db()
    assert task.state == "over"
