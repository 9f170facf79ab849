"""What a person sees of tasks: today's, one's own, the team's."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from premierpas.accounts.capacities import Viewer
from premierpas.core import clock
from premierpas.core.alphabet import alphabetical

from .enums import Scope, TaskState
from .models import Presence, Task
from .presences import colleagues_of, presence_of
from .reasons import Told, reasons


@dataclass(frozen=True)
class Colleague:
    """Somebody to whom a task can be given."""

    key: str
    name: str


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
    return rows.filter(owner__role=presence.role, owner__place=presence.place)


def tasks_of_today(viewer: Viewer, *, most: int, most_of_a_kind: int) -> list[Shown]:
    """What can't wait for tomorrow: the team's, one's own first where they weigh the same, some of each kind."""
    presence = presence_of(viewer)
    if presence is None:
        return []
    rows = open_tasks(presence, Scope.TEAM).filter(Q(snoozed_until=None) | Q(snoozed_until__lte=clock.today()))
    rows = rows.annotate(mine=Q(owner=presence))
    turn = Window(RowNumber(), partition_by="reason", order_by=[F("mine").desc(), "due", "pk"])
    rows = rows.annotate(turn=turn).filter(turn__lte=most_of_a_kind)
    return shown(rows.order_by("weight", "-mine", "due", "pk")[:most], presence)


def shown(tasks: Iterable[Task], presence: Presence) -> list[Shown]:
    """These tasks in words: a query for each kind among them, and one for colleagues."""
    rows = list(tasks)
    told = {
        code: reasons.named(code).told([row.subject for row in rows if row.reason == code])
        for code in {row.reason for row in rows} & set(reasons.names())
    }
    team = (
        colleagues_of(presence.team).select_related("user").order_by(alphabetical("user__name"), "pk") if rows else []
    )
    names = [Colleague(each.key, each.user.name) for each in team]
    today = clock.today()
    return [
        Shown(
            pk=row.pk,
            told=told[row.reason][row.subject],
            due=row.due,
            late=row.due < today,
            waits_until=row.snoozed_until if row.snoozed_until and row.snoozed_until > today else None,
            pressing=reasons.named(row.reason).pressing,
            by_hand=reasons.named(row.reason).by_hand,
            mine=row.owner_id == presence.pk,
            owner=row.owner.user.name,
            colleagues=tuple(each for each in names if each.key != row.owner.key),
        )
        for row in rows
        if row.subject in told.get(row.reason, {})
    ]
