"""What a reader of French found."""

from dataclasses import dataclass

from ..reasons import Reason


@dataclass(frozen=True)
class Found:
    """Where in the text, what could stand there instead, and why."""

    start: int
    end: int
    proposals: tuple[str, ...]
    reason: Reason
