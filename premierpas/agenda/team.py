"""A team's day: who has how much this week, what was done today, what else waits."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.db.models import Count, Q

from premierpas.core import clock
from premierpas.core.alphabet import alphabetical

from .enums import Scope, TaskState
from .models import Presence, Task
from .presences import present
from .queries import open_tasks
from .reasons import reasons

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


def loads_of(place: int | None, roles: Collection[str], me: Presence | None) -> list[Load]:
    """Everybody of these roles who is there, oneself first, then whoever has most; one query."""
    today = clock.today()
    sunday = today + timedelta(days=6 - today.weekday())
    is_open = Q(tasks__state=TaskState.OPEN)
    rows = list(
        present()
        .filter(role__in=roles, place=place)
        .select_related("user")
        .annotate(
            week=Count("tasks", filter=is_open & Q(tasks__due__lte=sunday)),
            late=Count("tasks", filter=is_open & Q(tasks__due__lt=today)),
        )
        .order_by("-week", alphabetical("user__name"), "pk")
    )
    most = max((row.week for row in rows), default=0) or 1
    loads = [
        Load(row.pk, row.user.name, me is not None and row.pk == me.pk, row.week, row.late, 200 * row.week // most)
        for row in rows
    ]
    return sorted(loads, key=lambda each: not each.mine)


def done_today(presence: Presence) -> tuple[list[DoneToday], int]:
    """What this person's team has ended today, the newest first, and how much it is."""
    midnight = datetime.combine(clock.today(), time(), clock.PARIS)
    rows = Task.objects.filter(ended_at__gte=midnight, owner__role=presence.role, owner__place=presence.place).exclude(
        state=TaskState.OPEN
    )
    ended = list(rows.select_related("owner__user", "done_by").order_by("-ended_at", "-pk")[:MOST_DONE])
    count = rows.count() if len(ended) == MOST_DONE else len(ended)
    told = {
        code: reasons.named(code).told([row.subject for row in ended if row.reason == code])
        for code in {row.reason for row in ended} & set(reasons.names())
    }
    shown = [
        DoneToday(
            told[row.reason][row.subject].title,
            row.ended_at or clock.now(),
            (row.done_by or row.owner.user).name,
        )
        for row in ended
        if row.subject in told.get(row.reason, {})
    ]
    return shown, count


def how_many(presence: Presence, scope: Scope) -> int:
    """How many tasks wait today, those put off left out."""
    rows = open_tasks(presence, scope).filter(Q(snoozed_until=None) | Q(snoozed_until__lte=clock.today()))
    return rows.order_by().count()
