from dataclasses import dataclass

from premierpas.core.events import Event


@dataclass(frozen=True, kw_only=True)
class HostEvaluated(Event):
    """The host has evaluated the week, for the first time."""

    evaluation_id: int
