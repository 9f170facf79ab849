from dataclasses import dataclass

from premierpas.core.events import Event


@dataclass(frozen=True, kw_only=True)
class AboutApplication(Event):
    """Something that happened to an application."""

    application_id: int


class ApplicationStarted(AboutApplication):
    """A pupil has begun a draft; nobody else sees it."""


class ApplicationSubmitted(AboutApplication):
    """A pupil has sent an application (or brought a withdrawn one back)."""


class ApplicationRead(AboutApplication):
    """A colleague on the offer's team has opened it for the first time."""


class ApplicationAccepted(AboutApplication):
    """The company says yes; a seat is held until the pupil confirms."""


class ApplicationRejected(AboutApplication):
    """The company says no, with a reason."""


class ApplicationConfirmed(AboutApplication):
    """The pupil has taken the seat: the placement is made in this transaction."""


@dataclass(frozen=True, kw_only=True)
class ApplicationEnded(AboutApplication):
    """Withdrawn, cancelled, expired or superseded; `was_confirmed` when a placement hung on it."""

    was_confirmed: bool = False
