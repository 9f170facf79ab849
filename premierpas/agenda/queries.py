"""What a person sees of tasks: today's, one's own, the team's."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import reduce
from operator import or_

from django.db.models import F, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from premierpas.accounts.capacities import Viewer
from premierpas.core import clock
from premierpas.core.alphabet import alphabetical
from premierpas.organisations.enums import Role

from .circles import circles_of, members_of
from .enums import Scope, TaskState
from .models import Presence, Task
from .presences import loaded, may_do, presence_of, present
from .reasons import Told, reasons


@dataclass(frozen=True)
class Colleague:
    """Somebody to whom a task can be given. `load`: how many open tasks they have."""

    key: str
    name: str
    load: int = 0


@dataclass(frozen=True)
class Shown:
    """One task as a screen shows it."""

    pk: int
    told: Told
    due: date
    late: bool
    waits_until: date | None
    pressing: bool
    by_hand: bool
    mine: bool
    owner: str
    may: bool
    colleagues: tuple[Colleague, ...]


@dataclass(frozen=True)
class Later:
    """The days to which a task can be put off in one click."""

    tomorrow: date
    monday: date


def later() -> Later:
    """Tomorrow, and the Monday after that."""
    tomorrow = clock.today() + timedelta(days=1)
    return Later(tomorrow, tomorrow + timedelta(days=7 - tomorrow.weekday()))


def open_tasks(presence: Presence, scope: Scope) -> QuerySet[Task]:
    """What this person, or everybody of their team, has to do; what is most pressing first."""
    rows = Task.objects.filter(state=TaskState.OPEN).select_related("owner__user").order_by("weight", "due", "pk")
    if scope == Scope.MINE:
        return rows.filter(owner=presence)
    shared = Q(within="") | Q(within__in=circles_of(presence))
    return rows.filter(shared, owner__role=presence.role, owner__place=presence.place)


def tasks_of_today(
    presence: Presence | None, *, most: int, most_of_a_kind: int, scope: Scope = Scope.TEAM
) -> list[Shown]:
    """What can't wait for tomorrow: the team's or one's own, one's own first where they weigh the same."""
    if presence is None:
        return []
    rows = open_tasks(presence, scope).filter(Q(snoozed_until=None) | Q(snoozed_until__lte=clock.today()))
    rows = rows.annotate(mine=Q(owner=presence))
    turn = Window(RowNumber(), partition_by="reason", order_by=["weight", F("mine").desc(), "due", "pk"])
    rows = rows.annotate(turn=turn).filter(turn__lte=most_of_a_kind)
    return shown(rows.order_by("weight", "-mine", "due", "pk")[:most], presence)


def shown(tasks: Iterable[Task], presence: Presence) -> list[Shown]:
    """These tasks in words: a query for each kind among them, and one for colleagues."""
    rows = list(tasks)
    told = {
        code: reasons.named(code).told([row.subject for row in rows if row.reason == code])
        for code in {row.reason for row in rows} & set(reasons.names())
    }
    teams = reduce(or_, (Q(role=row.owner.role, place=row.owner.place) for row in rows), Q(pk=None))
    people = (
        list(loaded(present().filter(teams)).select_related("user").order_by(alphabetical("user__name"), "pk"))
        if rows
        else []
    )
    members, today = members_of({row.within for row in rows}), clock.today()

    def colleagues(row: Task) -> tuple[Colleague, ...]:
        return tuple(
            Colleague(each.key, each.user.name, each.open)
            for each in people
            if each.pk != row.owner_id
            and each.team == row.owner.team
            and (not row.within or each.key in members[row.within])
        )

    return [
        Shown(
            pk=row.pk,
            told=_here(told[row.reason][row.subject], presence),
            due=row.due,
            late=row.due < today,
            waits_until=row.snoozed_until if row.snoozed_until and row.snoozed_until > today else None,
            pressing=reasons.named(row.reason).pressing,
            by_hand=reasons.named(row.reason).by_hand,
            mine=row.owner_id == presence.pk,
            owner=row.owner.user.name,
            may=may_do(presence, row, members.get(row.within, ())),
            colleagues=colleagues(row),
        )
        for row in rows
        if row.subject in told.get(row.reason, {})
    ]


def tasks_about(code: str, subjects: Collection[int], viewer: Viewer) -> dict[int, Shown]:
    """By subject, the first open task of one reason, as the viewer sees it; what is put off comes along."""
    presence = presence_of(viewer)
    if presence is None:
        return {}
    rows = Task.objects.filter(reason=code, state=TaskState.OPEN, subject__in=subjects).select_related("owner__user")
    listed = list(rows.order_by("-due", "-pk"))
    of_task = {row.pk: row.subject for row in listed}
    return {of_task[each.pk]: each for each in shown(listed, presence)}


def _here(told: Told, presence: Presence) -> Told:
    """With the address that this person may open."""
    return replace(told, url=told.above) if told.above and presence.role == Role.COORDINATOR else told
