from dataclasses import dataclass

from premierpas.core.events import Event


@dataclass(frozen=True, kw_only=True)
class ReviewAsked(Event):
    """A pupil gives a text to read."""

    request_id: int


@dataclass(frozen=True, kw_only=True)
class ReviewAnswered(Event):
    """Somebody has read it."""

    request_id: int


@dataclass(frozen=True, kw_only=True)
class PupilWrote(Event):
    """A pupil has begun a text, or written for the first time today; later saves of the day tell nothing new."""

    pupil_id: int
