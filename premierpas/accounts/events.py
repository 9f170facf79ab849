from dataclasses import dataclass

from premierpas.core.events import Event


@dataclass(frozen=True, kw_only=True)
class CardIssued(Event):
    """A pupil has a new card; the old one has ended."""

    user_id: int


@dataclass(frozen=True, kw_only=True)
class CardUsed(Event):
    """A card has been used for the first time."""

    user_id: int


@dataclass(frozen=True, kw_only=True)
class EmailConfirmed(Event):
    """Both addresses have said yes; the account still has the former one, its `email_change` the new."""

    user_id: int
