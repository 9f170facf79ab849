"""Tasks follow the facts: opened, closed and handed over by one function, whatever has changed."""

from collections.abc import Collection, Iterable
from functools import cache

from premierpas.core import clock
from premierpas.core.actions import step
from premierpas.core.events import emit

from .enums import TaskState
from .events import PresencesEnded
from .models import Presence, Task
from .presences import colleagues_of, next_owner, present, staffed, upward
from .reasons import Team, reasons


@step
def settle(code: str, subjects: Collection[int] | None = None) -> None:
    """Make the tasks of these subjects (of all, without) what the facts want, in the transaction that changed them.

    What is wanted is open, at somebody present of the team it belongs to, unless somebody has said that it is done;
    what is no longer wanted is closed. What nobody can do, up to the coordinators, waits until somebody comes.
    """
    reason = reasons.named(code)
    rows = Task.objects.filter(reason=code)
    if subjects is not None:
        rows = rows.filter(subject__in=subjects)
    known = {(row.subject, row.due): row for row in rows.select_for_update(of=("self",)).select_related("owner")}
    team_at = cache(lambda place: staffed(Team(reason.role, place)))
    wanted = {
        (each.subject, each.due): (team, each.owner)
        for each in reason.wanted(subjects)
        if (team := team_at(each.place)) is not None
    }
    _close([row for key, row in known.items() if row.state == TaskState.OPEN and key not in wanted])
    of_facts = {owner for _team, owner in wanted.values() if owner is not None}
    here = present().in_bulk({row.owner_id for row in known.values()} | of_facts)
    for (subject, due), (team, of_fact) in wanted.items():
        row, theirs = known.get((subject, due)), here.get(of_fact or 0)
        if row is None:
            new = Task(reason=code, subject=subject, due=due, owner=theirs or next_owner(team), weight=reason.weight)
            Task.objects.bulk_create([new], ignore_conflicts=True)  # another transaction may have opened it
        elif row.state != TaskState.DONE and (
            row.state == TaskState.OVER or _is_anothers(row, theirs, team, gone=row.owner_id not in here)
        ):
            _reopen(row, theirs or next_owner(team))


def settle_all() -> None:
    """The same for every reason; what nobody knows a reason of any more is closed."""
    _close(Task.objects.filter(state=TaskState.OPEN).exclude(reason__in=reasons.names()))
    for code in reasons.names():
        settle(code)


def settle_for(newcomer: Presence) -> None:
    """The first of a team takes what waited for it, or what those above did in its place."""
    if colleagues_of(newcomer.team).exclude(pk=newcomer.pk).exists():
        return
    for reason in reasons:
        if newcomer.role in upward(reason.role):
            settle(reason.code)


def hand_over(owners: Iterable[Presence]) -> None:
    """Give to others what these people, who are no longer there, have open."""
    gone = list(owners)
    emit(PresencesEnded(at=clock.now(), presence_ids=tuple(each.pk for each in gone)))
    held = Task.objects.filter(owner__in=gone, state=TaskState.OPEN)
    by_reason: dict[str, list[int]] = {}
    for code, subject in held.values_list("reason", "subject"):
        by_reason.setdefault(code, []).append(subject)
    for code, subjects in by_reason.items():
        settle(code, subjects)


def _is_anothers(row: Task, theirs: Presence | None, team: Team, *, gone: bool) -> bool:
    """Whether the task has to change hands: the fact's own owner is there and hasn't it, or its owner isn't."""
    return row.owner_id != theirs.pk if theirs is not None else gone or row.owner.team != team


def _reopen(row: Task, owner: Presence) -> None:
    if row.state == TaskState.OVER:
        row.state, row.ended_at, row.snoozed_until = TaskState.OPEN, None, None
    row.owner = owner
    row.save(update_fields=["state", "ended_at", "snoozed_until", "owner"])


def _close(rows: Iterable[Task]) -> None:
    for row in rows:
        row.state, row.ended_at = TaskState.OVER, clock.now()
        row.save(update_fields=["state", "ended_at"])
