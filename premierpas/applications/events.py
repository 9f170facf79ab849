from dataclasses import dataclass

from premierpas.core.events import Event


@dataclass(frozen=True, kw_only=True)
class ApplicationStarted(Event):
    """A pupil has begun a draft; nobody else sees it."""

    application_id: int


@dataclass(frozen=True, kw_only=True)
class ApplicationSubmitted(Event):
    """A pupil has sent an application (or brought a withdrawn one back)."""

    application_id: int


@dataclass(frozen=True, kw_only=True)
class ApplicationRead(Event):
    """A colleague on the offer's team has opened it for the first time."""

    application_id: int


@dataclass(frozen=True, kw_only=True)
class ApplicationAccepted(Event):
    """The company says yes; a seat is held until the pupil confirms."""

    application_id: int


@dataclass(frozen=True, kw_only=True)
class ApplicationRejected(Event):
    """The company says no, with a reason."""

    application_id: int


@dataclass(frozen=True, kw_only=True)
class ApplicationConfirmed(Event):
    """The pupil has taken the seat: the placement is made in this transaction."""

    application_id: int


@dataclass(frozen=True, kw_only=True)
class ApplicationEnded(Event):
    """Withdrawn, cancelled, expired or superseded; `was_confirmed` when a placement hung on it."""

    application_id: int
    was_confirmed: bool = False
