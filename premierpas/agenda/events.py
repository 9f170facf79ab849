"""Who is there has changed, for the floors whose facts have owners of their own."""

from dataclasses import dataclass

from premierpas.core.events import Event


@dataclass(frozen=True, kw_only=True)
class PresencesEnded(Event):
    """These people are no longer there; their tasks are about to be others'."""

    presence_ids: tuple[int, ...]
