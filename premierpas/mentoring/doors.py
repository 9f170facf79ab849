"""What floors above say of pairs on the pages of mentors, leads and pupils.

lines.fill("meetings", meetings_of)          # in `ready()`
coming.fill("meetings", next_of)
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from premierpas.accounts.capacities import Viewer
from premierpas.core.ports import Port


@dataclass(frozen=True)
class Line:
    """One thing about a pair. `to_do`: the viewer has to do it; `button` and `url` lead to where.

    `other` and `other_url`: what else may be true. `since`: how long it has waited, in words.
    """

    words: str
    detail: str = ""
    at: datetime | None = None
    url: str = ""
    button: str = ""
    to_do: bool = False
    other: str = ""
    other_url: str = ""
    since: str = ""


@dataclass(frozen=True)
class Coming:
    """The next time that the viewer meets somebody. `steps`: what was to be done until then, and whether it is.

    `last`: what was written for all the last time, with `last_said`, whose it is and of which day. `moved_at` and
    `cancelled_at`: where it is moved and called off.
    """

    who: str
    at: datetime
    minutes: int
    way: str
    place: str
    moved_at: str
    cancelled_at: str
    steps: Sequence[tuple[str, bool]] = ()
    last: str = ""
    last_said: str = ""


coming = Port[Callable[[Viewer], Coming | None]](
    "mentoring.coming", "the next time that this viewer meets somebody whom they accompany", single=True
)
lines = Port[Callable[[Collection[int], Viewer], Mapping[int, Sequence[Line]]]](
    "mentoring.lines", "what a floor has to say of these pairs to this viewer, by pair, in a constant number of queries"
)


def lines_for(pairs: Collection[int], viewer: Viewer) -> dict[int, list[Line]]:
    """By pair, what all floors say: what is to be done first, then by its moment."""
    found: dict[int, list[Line]] = {pk: [] for pk in pairs}
    for floor in lines:
        for pk, said in floor(pairs, viewer).items():
            found[pk] += said
    return {pk: sorted(said, key=_order) for pk, said in found.items()}


def _order(line: Line) -> tuple[bool, bool, float]:
    return not line.to_do, line.at is None, line.at.timestamp() if line.at else 0.0
