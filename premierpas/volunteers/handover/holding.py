"""What belongs to somebody and goes on when they leave: each floor above says what it holds of a person.

    handed_over.fill("outreach", COMPANIES)          # in `ready()`

Tasks aren't asked for here: `agenda` hands them over itself, with the fact that they are about.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from premierpas.agenda.models import Presence
from premierpas.core.ports import Port


@dataclass(frozen=True)
class Held:
    """One thing of a person. `promise`: what was said and isn't done yet.

    `readings`: where old words hang on it, what its successor may read of them, as (value, words): one is chosen thing
    by thing, and none is chosen by itself.
    """

    pk: int
    title: str
    url: str
    promise: str = ""
    readings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Fact:
    """One line of a letter of handover: what it is, the words, and where they come from."""

    label: str
    words: str
    detail: str = ""


@dataclass(frozen=True)
class Holding:
    """What a floor holds of people, by the presence that has it.

    `held(presence)`: its things now. `counts(presences)`: how many each has, in one query. `facts(items)`: the lines of
    the letter about them. `beside(item, to, since, until)`: the successor is there too between these moments.
    `give(item, to, reads)`: it is theirs from now on, with what they may read. Both are called within an action.
    `near_pupils`: only who is cleared may have it.
    """

    label: Any
    held: Callable[[int], Sequence[Held]]
    counts: Callable[[Collection[int]], Mapping[int, int]]
    facts: Callable[[Collection[int]], Mapping[int, Sequence[Fact]]]
    beside: Callable[[int, Presence, datetime, datetime], None]
    give: Callable[[int, Presence, str], None]
    near_pupils: bool = False


handed_over = Port[Holding]("volunteers.handed_over", "what belongs to somebody of a team and goes on when they leave")
