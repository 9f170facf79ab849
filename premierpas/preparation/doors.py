"""How the preparation learns what pupils have done elsewhere.

evidence.fill("trades", trades_kept)          # in `ready()`; the name is the step's
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from premierpas.core.ports import Port
from premierpas.people.models import Enrolment


@dataclass(frozen=True)
class Proof:
    """What proves a step of one pupil: how much is done, when the last of it was, and what it is.

    `words` are for the pupil alone. `said` stands in for "Fini le …". `waits`: an adult has to read it; `underway`: it
    is fixed for a day to come, so nobody has to do anything before.
    """

    count: int = 0
    at: datetime | None = None
    words: tuple[str, ...] = ()
    said: str = ""
    waits: bool = False
    underway: str = ""


NOTHING_YET = Proof()
evidence = Port[Callable[[Collection[Enrolment]], Mapping[int, Proof]]](
    "preparation.evidence", "what these pupils have done of a step, by enrolment, in a constant number of queries"
)
