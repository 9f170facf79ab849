"""Whatever is done, in whatever order: a live company has an owner who is there, a dated next step and its task."""

from datetime import timedelta

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
from premierpas.organisations.company_lists import ListedCompany
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Company
from premierpas.outreach.actions import (
    ask_by_phone,
    draft_offer,
    join_network,
    keep_interview,
    leave_network,
    merge_files,
    move_file,
    note,
    note_same_again,
    open_file,
    open_listed,
    plan_step,
    share_file,
    take_back,
    undo_merge,
)
from premierpas.outreach.actions.interviewing import Said
from premierpas.outreach.enums import LIVE, FileState, Kind, Result, SameAgain
from premierpas.outreach.lists.bulk import Act, Given, apply_to
from premierpas.outreach.models import CompanyFile, Entry, Interview, Merge, NetworkMembership
from premierpas.outreach.tasks import complete_files
from premierpas.outreach.waiting import NEXT_STEP, PROMISED_CALL
from tests.factories import a_company, a_member, a_siret, a_territory, a_volunteer, a_volunteer_leaves, acting

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
    st.tuples(st.just("share"), st.integers(0, 9), st.integers(0, 9)),
    st.tuples(st.just("bulk"), st.integers(0, 9), st.sampled_from(Act)),
    st.tuples(st.just("list"), st.integers(0, 9), st.integers(0, 3)),
    st.tuples(st.just("import"), st.integers(0, 3)),
    st.tuples(st.just("meet"), st.integers(0, 9)),
    st.tuples(st.just("draft"), st.integers(0, 9)),
    st.tuples(st.just("enter"), st.integers(0, 9)),
    st.tuples(st.just("ask by phone"), st.integers(0, 9)),
    st.tuples(st.just("answer"), st.integers(0, 9), st.sampled_from(SameAgain)),
    st.tuples(st.just("quit"), st.integers(0, 9)),
    st.tuples(st.just("night")),
)


class Territory:
    """A coordinator who stays, volunteers who come and go, companies."""

    def __init__(self) -> None:
        self.territory = a_territory()
        self.coordinator = a_member(Role.COORDINATOR, self.territory)
        self.volunteers = [a_volunteer(self.territory)]
        self.opened = 0

    def do(self, act: str, *given) -> None:
        getattr(self, {"import": "import_"}.get(act, act.replace(" ", "_")))(*given)

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

    def share(self, n: int, m: int) -> None:
        file, present_ones = self.file(n), list(present().order_by("pk"))
        until = clock.now() + timedelta(days=2)
        share_file(file, by=self.who(n), presence=present_ones[m % len(present_ones)], until=until)

    def bulk(self, n: int, act: Act) -> None:
        present_ones = list(present().order_by("pk"))
        given_ = Given(
            owner=present_ones[n % len(present_ones)], day=clock.today() + timedelta(days=n), why="Travaux", label="Vu"
        )
        apply_to(list(CompanyFile.objects.order_by("pk")[:5]), act, given_, by=self.who(n))

    def list(self, n: int, m: int) -> None:
        listed = [ListedCompany(2, a_siret(40 + m), {"name": f"Scierie {m}"})]
        open_listed(listed, by=self.who(n), territory=self.territory, others=[2])

    def import_(self, n: int) -> None:
        """A partner's list makes companies, at night their files."""
        if not Company.objects.filter(siret=a_siret(40 + n)).exists():
            a_company(self.territory, siret=a_siret(40 + n), name=f"Scierie {n}")
        complete_files()

    def meet(self, n: int) -> None:
        keep_interview(self.file(n), by=self.who(n), said=Said({"title": "Au garage", "sector": "automotive"}))

    def draft(self, n: int) -> None:
        met = Interview.objects.filter(drafted_at=None).order_by("pk").first()
        if met is not None:
            draft_offer(met, by=self.who(n), siret=a_siret(60 + n))

    def enter(self, n: int) -> None:
        join_network(self.file(n), by=self.who(n), since=clock.today(), signed_by="Awa")

    def member(self) -> NetworkMembership | None:
        return NetworkMembership.objects.filter(left_on=None).select_related("file").order_by("pk").first()

    def ask_by_phone(self, n: int) -> None:
        if member := self.member():
            ask_by_phone(member, by=Actor.task("tests"))

    def answer(self, n: int, answer: SameAgain) -> None:
        if member := self.member():
            month = clock.today().replace(day=1)
            note_same_again(member, by=self.who(n), answer=answer, said_by="Awa", seats=2, month=month)

    def quit(self, n: int) -> None:
        if member := self.member():
            leave_network(member, by=self.who(n), why="Déménage")

    def night(self) -> None:
        complete_files()

    def undo(self, n: int) -> None:
        rows = list(Merge.objects.order_by("-pk"))
        if rows:
            undo_merge(rows[n % len(rows)], by=acting(self.coordinator))


@settings(max_examples=30, deadline=None)
@given(acts=st.lists(ACTS, min_size=6, max_size=24))
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
