"""Whoever leaves, stays, returns or is suspended, in whatever order: nothing is left without an owner who is there."""

from copy import deepcopy
from datetime import timedelta

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from premierpas.agenda.models import Task
from premierpas.agenda.presences import present
from premierpas.agenda.tasks import hand_over_after_ends, reconcile
from premierpas.core import clock
from premierpas.core.clock import travel
from premierpas.core.errors import DomainError, NotAllowed
from premierpas.organisations.enums import Role
from premierpas.outreach.actions import open_file
from premierpas.outreach.models import CompanyFile
from premierpas.outreach.waiting import NEXT_STEP
from premierpas.people.enums import TeamRole
from premierpas.volunteers.actions import (
    answer_succession,
    bring_back,
    end_now,
    propose,
    reinstate,
    say_intention,
    set_role,
    suspend,
)
from premierpas.volunteers.actions.succeeding import Choice
from premierpas.volunteers.enums import Intent
from premierpas.volunteers.models import Handover, Succession
from premierpas.volunteers.tasks import care_every_night
from tests.factories import a_member, a_territory, a_volunteer, acting

from .situations import presence

pytestmark = pytest.mark.django_db
NUMBER = st.integers(0, 5)
ACTS = st.one_of(
    st.tuples(st.just("leave"), NUMBER, st.integers(0, 9)),
    st.tuples(st.just("stay"), NUMBER),
    st.tuples(st.just("end"), NUMBER),
    st.tuples(st.just("back"), NUMBER),
    st.tuples(st.just("suspend"), NUMBER),
    st.tuples(st.just("reinstate"), NUMBER),
    st.tuples(st.just("role"), NUMBER, st.sampled_from(TeamRole)),
    st.tuples(st.just("propose"), NUMBER, NUMBER),
    st.tuples(st.just("answer"), NUMBER, st.booleans()),
    st.tuples(st.just("open"), NUMBER),
    st.tuples(st.just("days"), st.integers(1, 12)),
)


class Team:
    """A coordinator, three volunteers who come and go, companies; days pass."""

    def __init__(self) -> None:
        self.start = clock.now()
        with travel(self.start):
            self.territory = a_territory()
            self.coordinator = a_member(Role.COORDINATOR, self.territory)
            self.people = [a_volunteer(self.territory) for _ in range(3)]
        self.by = acting(self.coordinator)
        self.opened, self.passed = 0, 0

    def who(self, n: int):
        one = self.people[n % len(self.people)]
        one.refresh_from_db()
        return one

    def leave(self, n: int, days: int) -> None:
        last = clock.today() + timedelta(days=days)
        say_intention(self.who(n), by=self.by, answer=Intent.LEAVES, last_day=last)

    def stay(self, n: int) -> None:
        say_intention(self.who(n), by=self.by, answer=Intent.STAYS)

    def end(self, n: int) -> None:
        end_now(self.who(n), by=self.by)

    def back(self, n: int) -> None:
        bring_back(self.who(n), by=self.by)

    def suspend(self, n: int) -> None:
        suspend(self.who(n), by=self.by, reason="À éclaircir")

    def reinstate(self, n: int) -> None:
        reinstate(self.who(n), by=self.by)

    def role(self, n: int, role: TeamRole) -> None:
        set_role(self.who(n), by=self.by, role=role)

    def propose(self, n: int, m: int) -> None:
        handover = Handover.objects.filter(ended_at=None).order_by("pk").first()
        files = list(CompanyFile.objects.filter(owner=presence(handover.volunteer)).order_by("pk")) if handover else []
        if handover and files:
            file = files[n % len(files)]
            propose(handover, by=self.by, choices=[Choice("outreach", file.pk, presence(self.who(m)))])

    def answer(self, n: int, accepted: bool) -> None:
        rows = list(Succession.objects.filter(accepted=None, handover__ended_at=None).order_by("pk"))
        if rows:
            row = rows[n % len(rows)]
            whose = next(each for each in self.people if presence(each) == row.to)
            answer_succession(row, by=acting(whose), accepted=accepted)

    def open(self, n: int) -> None:
        self.opened += 1
        one = self.who(n)
        owner = presence(one) if present().filter(pk=presence(one).pk).exists() else None
        open_file(f"Atelier {self.opened}", by=self.by, territory=self.territory, other_company=True, owner=owner)

    def days(self, n: int) -> None:
        self.passed += n


CAME_BACK_TO_A_PROPOSAL = [
    ("leave", 1, 0), ("leave", 0, 0), ("propose", 0, 5), ("stay", 0), ("stay", 0), ("stay", 0), ("end", 2), ("end", 3),
    ("back", 2),
]  # fmt: skip


@pytest.fixture
def team(db: None) -> Team:
    """With four companies; every example begins with a copy."""
    team = Team()
    with travel(team.start):
        for n in range(4):
            team.open(n)
    return team


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(acts=CAME_BACK_TO_A_PROPOSAL)
@given(acts=st.lists(ACTS, min_size=6, max_size=18))
def test_every_company_and_every_task_is_somebodys_who_is_there(team, acts):
    with transaction.atomic():
        team = deepcopy(team)
        start = team.start
        for act, *given_to in acts:
            with travel(start + timedelta(days=team.passed)):
                try:
                    with transaction.atomic():
                        getattr(team, act)(*given_to)
                except (DomainError, NotAllowed):
                    continue
            with travel(start + timedelta(days=team.passed)):
                if act == "days":
                    hand_over_after_ends()
                    care_every_night()
                with connection.cursor() as cursor:
                    cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                    cursor.execute("SET CONSTRAINTS ALL DEFERRED")
                assert faults() == [], (act, *given_to)
        with travel(start + timedelta(days=team.passed)):
            before = open_tasks()
            reconcile()
            assert open_tasks() == before
        transaction.set_rollback(True)


def open_tasks() -> set[tuple[str, int, int]]:
    return set(Task.objects.filter(state="open").values_list("reason", "subject", "owner"))


def faults() -> list[str]:
    there, found = set(present().values_list("pk", flat=True)), []
    for file in CompanyFile.objects.all():
        tasks = Task.objects.filter(reason=NEXT_STEP.code, subject=file.pk, state="open")
        if file.owner_id not in there:
            found.append(f"{file}: its owner is gone")
        if [task.owner_id for task in tasks] != [file.owner_id]:
            found.append(f"{file}: its task is another's")
    found += [f"{task}: its owner is gone" for task in Task.objects.filter(state="open").exclude(owner__in=there)]
    gone = Handover.objects.filter(ended_at=None, last_day__lt=clock.today())
    return found + [f"{handover} is over and open" for handover in gone]
