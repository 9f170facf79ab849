"""Tasks follow the facts: opened, closed and handed over by one function, whatever has changed."""

from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import cache
from operator import itemgetter

from django.db.models import Q

from premierpas.core import clock
from premierpas.core.actions import step
from premierpas.core.events import emit
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Classroom

from .enums import TaskState
from .events import PresencesEnded
from .models import Presence, Task, Waiting
from .presences import colleagues_of, next_owner, present, staffed, staffed_above, upward
from .reasons import Reason, Team, Wanted, reasons

_WHAT = ("reason", "subject")
_later: ContextVar[bool] = ContextVar("premierpas_tasks_later", default=False)


@contextmanager
def settling_later() -> Iterator[None]:
    """Whoever plays a whole year and then reconciles needs no task meanwhile."""
    token = _later.set(True)
    try:
        yield
    finally:
        _later.reset(token)


@step
def settle(code: str, subjects: Collection[int] | None = None) -> None:
    """Make the tasks of these subjects (of all, without) what the facts want, in the transaction that changed them.

    What is wanted is open, at somebody present of the team it belongs to, unless somebody has said that it is done;
    what is no longer wanted is closed. What nobody can do, up to the coordinators, waits until somebody comes.
    """
    if _later.get():
        return
    rows = Task.objects.filter(reason=code)
    if subjects is None:
        Waiting.objects.filter(reason=code).delete()
    else:
        rows = rows.filter(subject__in=subjects)
    _settle(reasons.named(code), subjects, rows.select_for_update(of=("self",)).select_related("owner"))


def _settle(reason: Reason, subjects: Collection[int] | None, rows: Iterable[Task]) -> None:
    code, known = reason.code, {(row.subject, row.due): row for row in rows}
    wanted = _at_somebody(reason, reason.wanted(subjects))
    _close([row for key, row in known.items() if row.state == TaskState.OPEN and key not in wanted])
    holders = cache(lambda team: set(colleagues_of(team).values_list("pk", flat=True)))
    of_facts = present().in_bulk({each.owner for _team, each in wanted.values() if each.owner is not None})
    for (subject, due), (team, each) in sorted(wanted.items(), key=itemgetter(0)):
        row, theirs = known.get((subject, due)), of_facts.get(each.owner or 0)
        weight = reason.weight if each.weight is None else each.weight
        if row is None:
            owner = theirs or next_owner(team)
            new = Task(reason=code, subject=subject, due=due, weight=weight, within=team.within, owner=owner)
            Task.objects.bulk_create([new], ignore_conflicts=True)  # another transaction may have opened it
        elif row.state == TaskState.DONE:
            continue
        elif row.state == TaskState.OVER or row.owner_id not in ({theirs.pk} if theirs else holders(team)):
            _reopen(row, theirs or next_owner(team), team.within, weight)
        elif row.weight != weight:
            row.weight = weight
            row.save(update_fields=["weight"])


def _at_somebody(reason: Reason, wanted: Iterable[Wanted]) -> dict[tuple[int, date], tuple[Team, Wanted]]:
    """Whose each is; for what nobody is there, a row waits."""
    staffed_at, found, waits = cache(staffed), {}, set()
    for each in wanted:
        team = staffed_at(reason.team_of(each))
        if team is None:
            waits.add(each.subject)
        else:
            found[each.subject, each.due] = team, each
    if waits:
        rows = [Waiting(reason=reason.code, subject=subject) for subject in sorted(waits)]
        Waiting.objects.bulk_create(rows, ignore_conflicts=True)
    return found


def settle_all() -> None:
    """The same for every reason; what nobody knows a reason of any more is closed."""
    _close(Task.objects.filter(state=TaskState.OPEN).exclude(reason__in=reasons.names()))
    Waiting.objects.exclude(reason__in=reasons.names()).delete()
    for code in reasons.names():
        settle(code)


def settle_for(newcomer: Presence) -> None:
    """The first of a team takes what those above did in its place; where nobody was there at all, what waited."""
    if _later.get() or colleagues_of(newcomer.team).exclude(pk=newcomer.pk).exists():
        return
    codes = [reason.code for reason in reasons if newcomer.role in upward(reason.role)]
    above = staffed_above(newcomer.team)
    if above is not None:
        done_above = Task.objects.filter(reason__in=codes, state=TaskState.OPEN, owner__in=colleagues_of(above))
        _settle_each(done_above.values_list(*_WHAT))
        return
    waits = list(Waiting.objects.filter(reason__in=codes))
    Waiting.objects.filter(pk__in=[each.pk for each in waits]).delete()  # what still waits comes back at once
    _settle_each((each.reason, each.subject) for each in waits)


def settle_classes(classrooms: Collection[int]) -> None:
    """Whoever has these classes now has their tasks; a teacher who comes takes what waited at those above."""
    rooms = Classroom.objects.filter(pk__in=classrooms)
    above = Q(owner__role__in=[Role.HEAD_TEACHER, Role.OFFICE], owner__place__in=rooms.values("school")) | Q(
        owner__role=Role.COORDINATOR, owner__place__in=rooms.values("school__territory")
    )
    shared = Task.objects.filter(state=TaskState.OPEN, reason__in=[each.code for each in reasons if each.circle])
    of_them = shared.filter(Q(within__in=[f"class:{pk}" for pk in classrooms]) | Q(within="") & above)
    _settle_each(of_them.values_list(*_WHAT))


def hand_over(owners: Iterable[Presence]) -> None:
    """Give to others what these people, who are no longer there, have open."""
    gone = list(owners)
    emit(PresencesEnded(at=clock.now(), presence_ids=tuple(each.pk for each in gone)))
    _settle_each(Task.objects.filter(owner__in=gone, state=TaskState.OPEN).values_list(*_WHAT))


def _settle_each(held: Iterable[tuple[str, int]]) -> None:
    by_reason: dict[str, list[int]] = {}
    for code, subject in held:
        by_reason.setdefault(code, []).append(subject)
    for code, subjects in by_reason.items():
        settle(code, subjects)


def _reopen(row: Task, owner: Presence, within: str, weight: int) -> None:
    if row.state == TaskState.OVER:
        row.state, row.ended_at, row.snoozed_until = TaskState.OPEN, None, None
    row.owner, row.within, row.weight = owner, within, weight
    row.save(update_fields=["state", "ended_at", "snoozed_until", "owner", "within", "weight"])


def _close(rows: Iterable[Task]) -> None:
    for row in rows:
        row.state, row.ended_at = TaskState.OVER, clock.now()
        row.save(update_fields=["state", "ended_at"])
