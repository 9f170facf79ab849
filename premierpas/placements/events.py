from dataclasses import dataclass

from premierpas.core.events import Event


@dataclass(frozen=True, kw_only=True)
class PlacementMade(Event):
    """A pupil has a place, found here or outside."""

    placement_id: int


@dataclass(frozen=True, kw_only=True)
class PlacementCancelled(Event):
    """A place is gone; its days are free again."""

    placement_id: int
