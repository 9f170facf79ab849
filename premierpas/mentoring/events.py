"""What happens to pairs, for the floors above."""

from dataclasses import dataclass

from premierpas.core.events import Event


@dataclass(frozen=True, kw_only=True)
class PairStarted(Event):
    """A pupil and a volunteer were put together; they may see each other from the pair's `since` on."""

    pair_id: int


@dataclass(frozen=True, kw_only=True)
class PairEnded(Event):
    """A pair is over: its volunteer no longer sees the pupil by it."""

    pair_id: int
