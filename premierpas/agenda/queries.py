"""What a person sees of tasks: today's, one's own, the team's."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from premierpas.accounts.capacities import Viewer
from premierpas.core import clock
from premierpas.core.alphabet import alphabetical
from premierpas.core.compiled import Compiled, Given
from premierpas.organisations.enums import Role
from premierpas.ui.typography import short_day

from .circles import circles_of, members_of
from .enums import Scope, TaskState
from .models import Presence, Task
from .presences import VOLUNTEER, loaded, may_be_given, may_do, presence_of, present_at
from .reasons import Told, kept_alone, reasons


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

    @property
    def who_when(self) -> str:
        """Whose it is and for when, in a few words for a table."""
        who = _("Vous") if self.mine else self.owner
        if self.waits_until:
            return _("%(who)s, revient le %(day)s") % {"who": who, "day": short_day(self.waits_until)}
        said = _("%(who)s, prévu le %(day)s") if self.late else _("%(who)s, avant le %(day)s")
        return said % {"who": who, "day": short_day(self.due)}


UNTOLD = Told("", "", "", "")


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
    rows = Task.objects.filter(whose(presence, scope), state=TaskState.OPEN)
    return rows.select_related("owner__user").order_by("weight", "due", "pk")


def counted(presence: Presence) -> dict[str, int]:
    """How many open tasks this person has, and everybody of their team."""
    circles = circles_of(presence)
    each = {str(scope): whose(presence, scope, circles) for scope in Scope}
    rows = Task.objects.filter(each[Scope.MINE] | each[Scope.TEAM], state=TaskState.OPEN)
    return rows.aggregate(**{scope: Count("pk", filter=which) for scope, which in each.items()})


def whose(presence: Presence, scope: Scope, circles: Collection[str] | None = None) -> Q:
    """Which tasks are this person's, or their team's; `circles`: those that they are in, where they are known."""
    if scope == Scope.MINE:
        return Q(owner=presence)
    shared = Q(within="") | Q(within__in=circles_of(presence) if circles is None else circles)
    team = shared & Q(owner__role=presence.role, owner__place=presence.place)
    return team & (Q(owner=presence) | ~Q(reason__in=kept_alone())) if presence.role == VOLUNTEER else team


def shown(
    tasks: Iterable[Task],
    presence: Presence,
    *,
    known: Mapping[str, Mapping[int, Told]] | None = None,
    people: Iterable[Any] | None = None,
) -> list[Shown]:
    """These tasks in words: a query for each kind among them, and one for colleagues.

    `known`: by reason, the words of subjects that the page has read anyway; `people`: those of all their teams, with
    what each has `open`.
    """
    rows, known = list(tasks), known or {}
    told = {
        code: known[code]
        if code in known
        else reasons.named(code).told([row.subject for row in rows if row.reason == code])
        for code in {row.reason for row in rows} & set(reasons.names())
    }
    people = _people_of(rows) if people is None else people
    members, today = members_of({row.within for row in rows}), clock.today()

    teams: dict[tuple[str, int | None], list[tuple[int, Colleague]]] = {}
    for each in people:
        teams.setdefault((each.role, each.place), []).append((each.pk, Colleague(each.key, each.user.name, each.open)))

    def colleagues(row: Task) -> tuple[Colleague, ...]:
        if not may_be_given(row):
            return ()
        return tuple(
            each
            for pk, each in teams.get((row.owner.role, row.owner.place), ())
            if pk != row.owner_id and (not row.within or each.key in members[row.within])
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


def _people_of(rows: Iterable[Task]) -> list[Any]:
    """Everybody of the teams of these tasks who is there, by name, with what each has open."""
    teams = {(row.owner.role, row.owner.place) for row in rows}
    if not teams:
        return []
    roles, places = {role for role, _place in teams}, {place for _role, place in teams}
    found = _colleagues(roles=sorted(roles), places=sorted(places), now=clock.now())
    return [each for each in found if (each.role, each.place) in teams]


_colleagues = Compiled(
    lambda: (
        loaded(
            present_at(Given("now")).filter(
                role__in=Given("roles", many=True, of="text"), place__in=Given("places", many=True)
            )
        )
        .select_related("user")
        .order_by(alphabetical("user__name"), "pk")
    )
)
_about = Compiled(
    lambda: (
        Task.objects.filter(
            reason__in=Given("reasons", many=True, of="text"), state=TaskState.OPEN,
            subject__in=Given("subjects", many=True),
        )
        .select_related("owner__user")
        .order_by("due", "weight", "pk")
    )
)  # fmt: skip


def tasks_about(subjects: Mapping[str, Collection[int]], viewer: Viewer) -> dict[int, list[Shown]]:
    """By subject, the open tasks of these reasons as the viewer sees them; what is put off comes along.

    They are for lists that say of each subject what is the matter: the tasks come without words of their own.
    """
    everything = {subject for each in subjects.values() for subject in each}
    presence = presence_of(viewer) if everything else None
    if presence is None:
        return {}
    listed = _about(reasons=list(subjects), subjects=list(everything))
    of_task = {row.pk: row.subject for row in listed}
    untold = {code: dict.fromkeys(each, UNTOLD) for code, each in subjects.items()}
    found: dict[int, list[Shown]] = {}
    for each in shown(listed, presence, known=untold):
        found.setdefault(of_task[each.pk], []).append(each)
    return found


def _here(told: Told, presence: Presence) -> Told:
    """With the address that this person may open."""
    return replace(told, url=told.above) if told.above and presence.role == Role.COORDINATOR else told
