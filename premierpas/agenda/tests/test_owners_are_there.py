"""Nothing open is without an owner who is there: whoever leaves, however it is written, whoever comes at once."""

import threading
from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, connections, transaction

from premierpas.agenda.models import Presence, Task
from premierpas.agenda.presences import colleagues_of, next_owner, presence_of, staffed
from premierpas.agenda.reasons import Team
from premierpas.agenda.tasks import hand_over_after_ends
from premierpas.core import clock
from premierpas.messaging.actions import report_problem
from premierpas.organisations.actions.members import end_membership
from premierpas.organisations.enums import Role
from premierpas.people.models import Pupil
from tests.factories import a_classroom, a_company, a_member, a_pupil, a_school, a_territory, acting, viewer
from tests.waiting import wait_for


def two_coordinators():
    territory = a_territory()
    return a_member(Role.COORDINATOR, territory), a_member(Role.COORDINATOR, territory)


def a_report(territory) -> Task:
    pupil = a_pupil(a_classroom(a_school(territory)))
    incident = report_problem(pupil, by=acting(pupil), worry="other", text="…")
    return Task.objects.select_related("owner").get(subject=incident.pk, reason="messaging.incident")


def owner_of(task: Task) -> str:
    return Task.objects.select_related("owner").get(pk=task.pk).owner.key


@pytest.mark.django_db
def test_who_has_fewest_takes_the_next_and_who_stays_takes_it_all():
    first, second = two_coordinators()
    tasks = [a_report(first.territory), a_report(first.territory)]
    assert {owner_of(each) for each in tasks} == {f"membership:{first.pk}", f"membership:{second.pk}"}
    end_membership(first, by=acting(first))
    assert {owner_of(each) for each in tasks} == {f"membership:{second.pk}"}


@pytest.mark.django_db
def test_a_dated_end_hands_over_just_after_midnight():
    first, second = two_coordinators()
    task = a_report(first.territory)
    leaves = Presence.objects.get(key=owner_of(task))
    Presence.objects.filter(pk=leaves.pk).update(until=clock.now() + timedelta(hours=5))
    hand_over_after_ends()
    assert owner_of(task) == leaves.key
    with clock.travel(clock.now() + timedelta(hours=6)):
        hand_over_after_ends()
        assert {owner_of(task), leaves.key} == {f"membership:{first.pk}", f"membership:{second.pk}"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong",
    [
        "UPDATE agenda_presence SET until = now() - interval '1 second' WHERE id = (SELECT owner_id FROM agenda_task)",
        "UPDATE agenda_task SET owner_id = (SELECT id FROM agenda_presence WHERE until < now())",
        "INSERT INTO agenda_task (reason, subject, owner_id, weight, due, state, opened_at)"
        " SELECT 'x', 1, id, 1, now(), 'open', now() FROM agenda_presence WHERE until < now()",
    ],
)
def test_the_database_refuses_an_absent_owner_when_the_transaction_ends(wrong: str):
    first, second = two_coordinators()
    end_membership(second, by=acting(second))
    Presence.objects.filter(key=f"membership:{second.pk}").update(until=clock.now() - timedelta(days=1))
    a_report(first.territory)
    with pytest.raises(IntegrityError, match="absent owner"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(wrong)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.django_db
def test_the_work_of_a_team_without_anybody_is_done_by_those_above_it():
    territory = a_territory()
    coordinator = a_member(Role.COORDINATOR, territory)
    school, company = a_school(territory), a_company(territory)
    above = Team(Role.COORDINATOR, territory.pk)
    assert [staffed(Team(role, school.pk)) for role in (Role.TEACHER, Role.HEAD_TEACHER)] == [above, above]
    assert [staffed(Team(Role.COMPANY, company.pk)), staffed(Team(Role.COORDINATOR, None))] == [above, above]
    assert staffed(Team(Role.COORDINATOR, a_territory().pk)) is None
    head = a_member(Role.HEAD_TEACHER, school)
    assert staffed(Team(Role.TEACHER, school.pk)) == Team(Role.HEAD_TEACHER, school.pk)
    assert next_owner(Team(Role.HEAD_TEACHER, school.pk)) == presence_of(viewer(head))
    assert list(colleagues_of(above)) == [presence_of(viewer(coordinator))]


@pytest.mark.concurrency
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("leaves_first", [True, False])
def test_whoever_leaves_while_a_task_is_opened_for_them_doesnt_keep_it(leaves_first: bool):
    first, second = two_coordinators()
    pupil = a_pupil(a_classroom(a_school(first.territory)))
    acts = [lambda: end_membership(first, by=acting(first)), lambda: tell(pupil)]
    one, other = acts if leaves_first else reversed(acts)

    def otherwise() -> None:
        with suppress(IntegrityError):
            other()
        connections.close_all()

    thread = threading.Thread(target=otherwise)
    with transaction.atomic():
        one()
        thread.start()
        wait_for(somebody_waits)
    thread.join()
    assert [owner_of(each) for each in Task.objects.all()] == [f"membership:{second.pk}"]


def tell(pupil: Pupil) -> None:
    report_problem(pupil, by=acting(pupil), worry="other", text="…")


def somebody_waits() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted)")
        return cursor.fetchone()[0]
