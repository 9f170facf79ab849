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
