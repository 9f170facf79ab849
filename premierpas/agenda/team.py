"""A team's day: what can't wait, who has how much this week, what was done today, how much else waits."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import Count, Q, Window

from premierpas.accounts.capacities import Viewer
from premierpas.core import clock
from premierpas.core.alphabet import alphabetical

from .enums import Scope, TaskState
from .models import Presence, Task
from .presences import present
from .queries import Shown, shown, tasks_of_today
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


def day_of(viewer: Viewer, roles: Collection[str], *, most: int, most_of_a_kind: int, scope: Scope = Scope.TEAM) -> Day:
    """The day of the viewer and of everybody of these roles where they work.

    One question for who is there, one for what is to do, one for what is done, and one a kind of both.
    """
    people = _people(viewer.territory_id, roles)
    key = viewer.capacity.key if viewer.capacity else ""
    presence = next((each for each in people if each.key == key), None)
    if presence is None:
        return Day(None, [], 0, [], 0, _loads(people, None))
    rows, waiting = tasks_of_today(presence, most=most, most_of_a_kind=most_of_a_kind, scope=scope)
    ended, count = _ended_today(presence)
    told = _told([*rows, *ended])
    done = [
        DoneToday(
            told[row.reason][row.subject].title, row.ended_at or clock.now(), (row.done_by or row.owner.user).name
        )
        for row in ended
        if row.subject in told.get(row.reason, {})
    ]
    return Day(
        presence, shown(rows, presence, known=told, people=people), waiting, done, count, _loads(people, presence)
    )


def _people(place: int | None, roles: Collection[str]) -> list[Any]:
    """Everybody of these roles who is there, by name: what each has open, how much of it this week, and late."""
    today = clock.today()
    sunday = today + timedelta(days=6 - today.weekday())
    is_open = Q(tasks__state=TaskState.OPEN)
    rows = present().filter(role__in=roles, place=place).select_related("user")
    counted = rows.annotate(
        open=Count("tasks", filter=is_open),
        week=Count("tasks", filter=is_open & Q(tasks__due__lte=sunday)),
        late=Count("tasks", filter=is_open & Q(tasks__due__lt=today)),
    )
    return list(counted.order_by(alphabetical("user__name"), "pk"))


def _loads(people: list[Any], me: Presence | None) -> list[Load]:
    """Oneself first, then whoever has most."""
    most = max((row.week for row in people), default=0) or 1
    loads = [
        Load(row.pk, row.user.name, me is not None and row.pk == me.pk, row.week, row.late, 200 * row.week // most)
        for row in people
    ]
    return sorted(loads, key=lambda each: (not each.mine, -each.week))


def _ended_today(presence: Presence) -> tuple[list[Task], int]:
    """What this person's team has ended today, the newest first, and how much it is: one question."""
    midnight = datetime.combine(clock.today(), time(), clock.PARIS)
    rows = Task.objects.filter(ended_at__gte=midnight, owner__role=presence.role, owner__place=presence.place)
    rows = rows.exclude(state=TaskState.OPEN).annotate(in_all=Window(Count("pk")))
    ended: list[Any] = list(rows.select_related("owner__user", "done_by").order_by("-ended_at", "-pk")[:MOST_DONE])
    return ended, ended[0].in_all if ended else 0


def _told(rows: Iterable[Task]) -> dict[str, dict[int, Told]]:
    """These tasks in words, one question a kind."""
    subjects: dict[str, set[int]] = defaultdict(set)
    for row in rows:
        subjects[row.reason].add(row.subject)
    return {
        code: dict(reasons.named(code).told(list(subjects[code]))) for code in subjects.keys() & set(reasons.names())
    }
