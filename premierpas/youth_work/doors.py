"""What floors above say of where a pupil stands, for a youth worker."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from premierpas.core.ports import Port


@dataclass(frozen=True)
class Stand:
    """Where a pupil is, and what comes next for them; empty when it is for others to act."""

    stage: str
    badge: str = ""
    next_step: str = ""


stands = Port[Callable[[Collection[int]], Mapping[int, Stand]]](
    "youth_work.stands", "where pupils stand, by enrolment, in a constant number of queries", single=True
)
