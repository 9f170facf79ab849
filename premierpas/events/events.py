"""What upper floors hear of events and registrations."""

from dataclasses import dataclass

from premierpas.core.events import Event


@dataclass(frozen=True, kw_only=True)
class EventOpened(Event):
    """An event is public, and takes registrations."""

    event_id: int


@dataclass(frozen=True, kw_only=True)
class EventChanged(Event):
    """Its date, hour or place is another one."""

    event_id: int


@dataclass(frozen=True, kw_only=True)
class EventCancelled(Event):
    """It doesn't take place."""

    event_id: int


@dataclass(frozen=True, kw_only=True)
class EventHeld(Event):
    """It is over: who came is known."""

    event_id: int


@dataclass(frozen=True, kw_only=True)
class RegistrationMoved(Event):
    """A registration has begun (`is_new`: on the page of whoever made it) or is in another state.

    `has_guardian`: whether the pupil has one whom the school has confirmed, where that was asked already.
    """

    registration_id: int
    state: str
    is_new: bool = False
    has_guardian: bool | None = None


@dataclass(frozen=True, kw_only=True)
class ParticipantCame(Event):
    """The door has seen somebody."""

    participant_id: int


@dataclass(frozen=True, kw_only=True)
class DrawHeld(Event):
    """Chance has said who comes first."""

    event_id: int
