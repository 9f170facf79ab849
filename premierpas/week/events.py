from dataclasses import dataclass

from premierpas.core.events import Event


@dataclass(frozen=True, kw_only=True)
class PhotosDeleted(Event):
    """The host allows no photos any more: those that were taken are gone."""

    placement_id: int


@dataclass(frozen=True, kw_only=True)
class HostEvaluated(Event):
    """The host has evaluated the week, for the first time."""

    evaluation_id: int
