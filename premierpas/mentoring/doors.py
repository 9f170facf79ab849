"""What floors above say of pairs on the pages of mentors, leads and pupils.

lines.fill("meetings", meetings_of)          # in `ready()`
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from premierpas.accounts.capacities import Viewer
from premierpas.core.ports import Port


@dataclass(frozen=True)
class Line:
    """One thing about a pair. `to_do`: the viewer has to do it; `button` and `url` lead to where."""

    words: str
    detail: str = ""
    at: datetime | None = None
    url: str = ""
    button: str = ""
    to_do: bool = False


lines = Port[Callable[[Collection[int], Viewer], Mapping[int, Sequence[Line]]]](
    "mentoring.lines", "what a floor has to say of these pairs to this viewer, by pair, in a constant number of queries"
)
