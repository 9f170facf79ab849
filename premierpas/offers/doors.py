"""Doors that upper floors open in the screens of offers, without being known here."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from premierpas.accounts.capacities import Viewer
from premierpas.core.actors import Actor
from premierpas.core.geography import Position
from premierpas.core.ports import Port
from premierpas.occupations.doors import Tale

from .models import Offer, OfferSlot
from .search.seeker import Seeker
from .search.travel import Trip

apply = Port[Callable[[Offer, OfferSlot], str]](
    "offers.apply", "the address where a pupil applies to a week of an offer", single=True
)
voices = Port[Callable[[Offer], Any]](
    "offers.voices", "what pupils thought of an offer's host; None while too few have said so", single=True
)
tales = Port[Callable[[int, Viewer], Sequence[Tale]]](
    "offers.tales", "what former pupils of the reader's school saw at this company, the newest first", single=True
)
in_vain = Port[Callable[[Any, Actor], None]](
    "offers.in_vain", "who counts what pupils looked for and didn't find (`search.in_vain.InVain`), by whom"
)
host_page = Port[Callable[[Offer], str]](
    "offers.host_page", "where pupils read about the company that makes an offer; empty where they can't", single=True
)


def host_page_of(offer: Offer) -> str:
    """The page of the company, if there is one to read."""
    return host_page.only(offer) if host_page.only else ""


@dataclass(frozen=True)
class NotAsked:
    """A company that has opened no place yet; `wished`: how many pupils said they'd love to go, once that is told."""

    name: str
    url: str
    city: str
    metres: float | None
    wished: int | None


not_asked = Port[Callable[[Seeker, Sequence[str]], Sequence[NotAsked]]](
    "offers.not_asked", "companies of these sectors that were never asked for a place, the nearest first", single=True
)
travel = Port[Callable[[Position, Sequence[Offer]], Mapping[int, Sequence[Trip]]]](
    "offers.travel", "exact ways from a place to these offers, by their key; those left out are estimated", single=True
)


def trips_to(origin: Position | None, offers: Sequence[Offer]) -> Mapping[int, Sequence[Trip]]:
    """The exact ways that somebody knows."""
    return travel.only(origin, offers) if travel.only and origin and offers else {}


def tales_of(company_id: int, viewer: Viewer) -> Sequence[Tale]:
    """What former pupils of one's school saw at a company; nothing where nobody told of it."""
    return tales.only(company_id, viewer) if tales.only else ()


def voices_of(offer: Offer) -> Any:
    """What pupils thought of the host, as the floor above tells it; None while none does."""
    return voices.only(offer) if voices.only else None
