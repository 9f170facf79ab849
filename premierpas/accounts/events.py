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
class AccountChanged(Event):
    """An adult has changed their name, phone or e-mail."""

    user_id: int
