"""A team's day: what can't wait, who has how much this week, what was done today, how much else waits."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from premierpas.accounts.capacities import Viewer
from premierpas.core import clock
from premierpas.core.alphabet import alphabetical
from premierpas.core.compiled import Compiled, Given, compiled_by

from .circles import circles_of
from .enums import Scope, TaskState
from .models import Presence, Task
from .presences import present_at
from .queries import Shown, shown, whose
from .reasons import Told, reasons

MOST_DONE = 8


@dataclass(frozen=True)
class Load:
    """What one person has to do until Sunday, and how much of it is late; `share` of who has most, in hundredths."""

    pk: int
    name: str
    mine: bool
    week: int
    late: int
    share: int


@dataclass(frozen=True)
class DoneToday:
    """One task that ended today."""

    words: str
    at: datetime
    by: str


@dataclass(frozen=True)
class Day:
    """`waiting`: how many tasks wait today, those shown included. `presence`: the part the viewer acts in."""

    presence: Presence | None
    tasks: list[Shown]
    waiting: int
    done: list[DoneToday]
    done_count: int
    loads: list[Load]


def day_of(
    viewer: Viewer,
    roles: Collection[str],
    *,
    most: int,
    most_of_a_kind: int,
    scope: Scope = Scope.TEAM,
    known: Mapping[str, Mapping[int, Told]] | None = None,
) -> Day:
    """The day of the viewer and of everybody of these roles where they work.

    One question for who is there, one for what is to do and what is done, and one a kind of both. `known`: by reason,
    the words of subjects that the page has read anyway.
    """
    people = _people(place=viewer.territory_id, roles=list(roles), **_now())
    key = viewer.capacity.key if viewer.capacity else ""
    presence = next((each for each in people if each.key == key), None)
    if presence is None:
        return Day(None, [], 0, [], 0, _loads(people, None))
    found = _of_today(presence, scope, most_of_a_kind)
    rows = sorted((row for row in found if row.waits), key=lambda row: (row.weight, not row.mine, row.due, row.pk))
    ended = sorted((row for row in found if not row.waits), key=lambda row: (row.ended_at, row.pk), reverse=True)
    told = {**_told([*rows[:most], *ended], known or {}), **(known or {})}
    done = [
        DoneToday(told[row.reason][row.subject].title, row.ended_at, (row.done_by or row.owner.user).name)
        for row in ended
        if row.subject in told.get(row.reason, {})
    ]
    return Day(
        presence, shown(rows[:most], presence, known=told, people=people), rows[0].in_all if rows else 0, done,
        ended[0].in_all if ended else 0, _loads(people, presence),
    )  # fmt: skip


def _of_today(presence: Presence, scope: Scope, most_of_a_kind: int) -> list[Any]:
    """What waits today, so many of a kind, one's own first where they weigh the same; and what the team has ended.

    `in_all`: how many of both there are.
    """
    circles = tuple(circles_of(presence)) if scope == Scope.TEAM else ()
    part = (presence.pk, presence.role, presence.place, circles)
    return _waiting_and_ended(*part, scope, most_of_a_kind, clock.today())()


@compiled_by
def _waiting_and_ended(
    pk: int, role: str, place: int, circles: tuple[str, ...], scope: Scope, most_of_a_kind: int, today: date
) -> QuerySet[Task]:
    midnight = datetime.combine(today, time(), clock.PARIS)
    awake = Q(snoozed_until=None) | Q(snoozed_until__lte=today)
    waiting = whose(Presence(pk=pk, role=role, place=place), scope, circles) & Q(state=TaskState.OPEN) & awake
    ended = ~Q(state=TaskState.OPEN) & Q(ended_at__gte=midnight, owner__role=role, owner__place=place)
    rows = Task.objects.filter(waiting | ended).select_related("owner__user", "done_by")
    rows = rows.annotate(mine=Q(owner=pk), waits=Q(state=TaskState.OPEN))
    by_need: list[Any] = ["weight", F("mine").desc(), "due", "pk"]
    rows = rows.annotate(
        turn=Window(RowNumber(), partition_by=["waits", "reason"], order_by=by_need),
        newest=Window(RowNumber(), partition_by="waits", order_by=[F("ended_at").desc(nulls_last=True), "-pk"]),
        in_all=Window(Count("pk"), partition_by="waits"),
    )
    return rows.filter(Q(waits=True, turn__lte=most_of_a_kind) | Q(waits=False, newest__lte=MOST_DONE))


def _now() -> dict[str, Any]:
    today = clock.today()
    return {"now": clock.now(), "today": today, "sunday": today + timedelta(days=6 - today.weekday())}


def _by_name() -> QuerySet[Presence]:
    """Everybody of these roles who is there, by name: what each has open, how much of it this week, and late."""
    is_open = Q(tasks__state=TaskState.OPEN)
    there = present_at(Given("now")).filter(role__in=Given("roles", many=True, of="text"), place=Given("place"))
    counted = there.select_related("user").annotate(
        open=Count("tasks", filter=is_open),
        week=Count("tasks", filter=is_open & Q(tasks__due__lte=Given("sunday"))),
        late=Count("tasks", filter=is_open & Q(tasks__due__lt=Given("today"))),
    )
    return counted.order_by(alphabetical("user__name"), "pk")


_people: Compiled[Any] = Compiled(_by_name)


def _loads(people: list[Any], me: Presence | None) -> list[Load]:
    """Oneself first, then whoever has most."""
    most = max((row.week for row in people), default=0) or 1
    loads = [
        Load(row.pk, row.user.name, me is not None and row.pk == me.pk, row.week, row.late, 200 * row.week // most)
        for row in people
    ]
    return sorted(loads, key=lambda each: (not each.mine, -each.week))


def _told(rows: Iterable[Task], known: Collection[str]) -> dict[str, dict[int, Told]]:
    """These tasks in words, one question a kind that isn't known."""
    subjects: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        subjects[row.reason].add(row.subject)
    asked = (subjects.keys() & set(reasons.names())) - set(known)
    return {code: dict(reasons.named(code).told(list(subjects[code]))) for code in asked}
