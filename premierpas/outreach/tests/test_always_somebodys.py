"""Whatever is done, in whatever order: a live company has an owner who is there, a dated next step and its task."""

import pytest
from django.db import connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from premierpas.agenda.models import Task
from premierpas.agenda.presences import present
from premierpas.agenda.settling import settle_all
from premierpas.core import clock
from premierpas.core.actions import working_as
from premierpas.core.actors import Actor
from premierpas.core.errors import DomainError
from premierpas.organisations.enums import Role
from premierpas.outreach.actions import merge_files, move_file, note, open_file, plan_step, take_back, undo_merge
from premierpas.outreach.enums import LIVE, FileState, Kind, Result
from premierpas.outreach.models import CompanyFile, Entry, Merge
from premierpas.outreach.waiting import NEXT_STEP, PROMISED_CALL
from tests.factories import a_member, a_territory, a_volunteer, a_volunteer_leaves, acting

pytestmark = pytest.mark.django_db
ANSWERS = dict.fromkeys(("name", "siret", "activity", "address"), "kept")
ACTS = st.one_of(
    st.tuples(st.just("join")),
    st.tuples(st.just("leave"), st.integers(0, 9)),
    st.tuples(st.just("open"), st.integers(0, 9)),
    st.tuples(st.just("call"), st.integers(0, 9), st.sampled_from(Result)),
    st.tuples(st.just("take back"), st.integers(0, 9)),
    st.tuples(st.just("note"), st.integers(0, 9)),
    st.tuples(st.just("plan"), st.integers(0, 9)),
    st.tuples(st.just("move"), st.integers(0, 9), st.sampled_from(FileState)),
    st.tuples(st.just("merge"), st.integers(0, 9), st.integers(0, 9)),
    st.tuples(st.just("undo"), st.integers(0, 9)),
)


class Territory:
    """A coordinator who stays, volunteers who come and go, companies."""

    def __init__(self) -> None:
        self.territory = a_territory()
        self.coordinator = a_member(Role.COORDINATOR, self.territory)
        self.volunteers = [a_volunteer(self.territory)]
        self.opened = 0

    def do(self, act: str, *given) -> None:
        getattr(self, act.replace(" ", "_"))(*given)

    def who(self, n: int):
        return acting([self.coordinator, *self.volunteers][n % (len(self.volunteers) + 1)])

    def file(self, n: int) -> CompanyFile:
        rows = list(CompanyFile.objects.order_by("pk"))
        return rows[n % len(rows)]

    def join(self) -> None:
        self.volunteers.append(a_volunteer(self.territory))

    def leave(self, n: int) -> None:
        if self.volunteers:
            a_volunteer_leaves(self.volunteers.pop(n % len(self.volunteers)))

    def open(self, n: int) -> None:
        self.opened += 1
        name = f"{'abcdefghijklmnopqrstuvwxyz'[self.opened % 26] * 9} {self.opened}"
        open_file(name, by=self.who(n), territory=self.territory, other_company=True)

    def call(self, n: int, result: Result) -> None:
        note(self.file(n), by=self.who(n), kind=Kind.CALL, result=result)

    def take_back(self, n: int) -> None:
        entry = Entry.objects.filter(kind=Kind.CALL, by=self.who(n).user).order_by("-pk").first()
        if entry is not None:
            take_back(entry, by=self.who(n))

    def note(self, n: int) -> None:
        note(self.file(n), by=self.who(n), kind=Kind.NOTE, said="…")

    def plan(self, n: int) -> None:
        plan_step(self.file(n), by=self.who(n), next_step="Rappeler", next_on=clock.today())

    def move(self, n: int, to: FileState) -> None:
        move_file(self.file(n), to, by=self.who(n), why="Travaux")

    def merge(self, n: int, m: int) -> None:
        merge_files(self.file(n), gone=self.file(m), by=acting(self.coordinator), answers=ANSWERS)

    def undo(self, n: int) -> None:
        rows = list(Merge.objects.order_by("-pk"))
        if rows:
            undo_merge(rows[n % len(rows)], by=acting(self.coordinator))


@settings(max_examples=25, deadline=None)
@given(acts=st.lists(ACTS, min_size=5, max_size=20))
def test_every_live_file_has_a_present_owner_a_dated_next_step_and_its_task(acts):
    with transaction.atomic():
        world = Territory()
        world.open(0)
        world.open(1)
        for act in acts:
            try:
                with transaction.atomic():
                    world.do(*act)
            except DomainError:
                continue
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
                cursor.execute("SET CONSTRAINTS ALL DEFERRED")
            assert faults() == [], act
        before = open_tasks()
        with working_as(Actor.task("tests.settle")):
            settle_all()
        assert open_tasks() == before
        transaction.set_rollback(True)


def open_tasks() -> set[tuple[str, int, int]]:
    rows = Task.objects.filter(state="open", reason__in=[NEXT_STEP.code, PROMISED_CALL.code])
    return set(rows.values_list("reason", "subject", "owner"))


def faults() -> list[str]:
    found = []
    there = set(present().values_list("pk", flat=True))
    tasks = {(reason, subject): owner for reason, subject, owner in open_tasks()}
    for file in CompanyFile.objects.all():
        live = file.state in LIVE and file.merged_into_id is None
        if live and (file.owner_id not in there or not file.next_step or file.next_on is None):
            found.append(f"{file}: nobody's, or nothing next")
        if live != ((NEXT_STEP.code, file.pk) in tasks):
            found.append(f"{file}: its next step is no task, or a task of nobody's file")
        if live and tasks.get((NEXT_STEP.code, file.pk)) != file.owner_id:
            found.append(f"{file}: its task is another's")
        owed = not live and file.merged_into_id is None and file.call_on is not None
        if owed != ((PROMISED_CALL.code, file.pk) in tasks):
            found.append(f"{file}: a promised call is no task")
    return found
