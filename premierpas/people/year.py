"""What each floor has to say of one pupil's year: dated facts, each read by those alone who may read it.

year.fill("meetings", meetings_of)          # in `ready()`
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from premierpas.accounts.capacities import Viewer
from premierpas.core.ports import Port

from .models import Enrolment


@dataclass(frozen=True)
class Fact:
    """One thing that has happened, or is fixed for a day to come. `url`: its page, where this viewer may open it."""

    at: date | datetime
    words: str
    url: str = ""
    icon: str = "check"


year = Port[Callable[[Enrolment, Viewer], Iterable[Fact]]](
    "people.year", "the dated facts of a pupil's year that this viewer may read, in a constant number of queries"
)
