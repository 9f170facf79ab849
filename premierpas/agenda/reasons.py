"""Why somebody has something to do. The floor that knows the fact declares its reason; it alone says when it is so.

    reasons.fill(REVIEW.code, REVIEW)          # in `ready()`
    settle(REVIEW.code, [offer.pk])            # in the transaction of the fact: opens, closes or leaves the task

A reason is a function of the facts, so that what is open can be computed anew at any time, and is, every night.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from premierpas.core.ports import Port


@dataclass(frozen=True)
class Team:
    """Who shares a work: those of one role at one place (none: anywhere), or of one circle there (`class:12`)."""

    role: str
    place: int | None
    within: str = ""


@dataclass(frozen=True)
class Wanted:
    """One thing that has to be done, as the facts are now, and the place where it is: a school, company, territory.

    `within`: the class or offer whose people it is for, where the reason names a circle. `weight`: where it isn't that
    of the reason.
    """

    subject: int
    due: date
    place: int | None
    owner: int | None = None  # the presence whose it is, where the fact itself has somebody
    within: int | None = None
    weight: int | None = None


@dataclass(frozen=True)
class Told:
    """How a task is told on a screen: what, why, and where it is done (`above`: by coordinators in others' place)."""

    title: str
    why: str
    button: str
    url: str
    above: str = ""


@dataclass(frozen=True)
class Reminding:
    """How the owner of an open task is reminded.

    `days(subjects)`: by subject, on which days. `tell(subject, owner, day)` does it, and isn't called twice for the
    same three.
    """

    days: Callable[[Collection[int]], Mapping[int, Collection[date]]]
    tell: Callable[[int, Any, date], None]


@dataclass(frozen=True)
class Reason:
    """One kind of work.

    `wanted(subjects)`: what has to be done about these rows, or about all (None). `told(subjects)`: each one's words,
    in one query. `role`: who does it; while nobody of theirs is there, those above. `weight`: the lower, the more
    pressing. `summary` is what a calendar says outside of the product: it names nobody. `by_hand`: whether somebody may
    say that it is done; otherwise only the fact ends it, where it can be done. `circle`: within a team, whose it is.
    `remind`: how its owner is reminded, if they are. `gave(subject, presence)`: the fact has an owner of its own, who
    changes with the task's. `alone`: a volunteer's is theirs; no colleague sees it among the team's, or takes it.
    """

    code: str
    role: str
    weight: int
    summary: Any
    wanted: Callable[[Collection[int] | None], Iterable[Wanted]]
    told: Callable[[Collection[int]], Mapping[int, Told]]
    by_hand: bool = False
    pressing: bool = False
    circle: str = ""
    remind: Reminding | None = None
    gave: Callable[[int, int], None] | None = None
    alone: bool = False

    def team_of(self, wanted: Wanted) -> Team:
        """Whose it is, if somebody of them is there."""
        circle = f"{self.circle}:{wanted.within}" if self.circle and wanted.within is not None else ""
        return Team(self.role, wanted.place, circle)


def kept_alone() -> list[str]:
    """The reasons whose tasks a volunteer keeps to themselves."""
    return [name for name in reasons.names() if reasons.named(name).alone]


reasons = Port[Reason]("agenda.reasons", "what somebody may have to do: when it is so, whose it is, how it is told")
