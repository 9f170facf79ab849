"""Doors that upper floors open in the screens of offers, without being known here."""

from collections.abc import Callable
from typing import Any

from premierpas.core.actors import Actor
from premierpas.core.ports import Port

from .models import Offer, OfferSlot

apply = Port[Callable[[Offer, OfferSlot], str]](
    "offers.apply", "the address where a pupil applies to a week of an offer", single=True
)
voices = Port[Callable[[Offer], Any]](
    "offers.voices", "what pupils thought of an offer's host; None while too few have said so", single=True
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


def voices_of(offer: Offer) -> Any:
    """What pupils thought of the host, as the floor above tells it; None while none does."""
    return voices.only(offer) if voices.only else None
