"""Doors that upper floors open in the screens of offers, without being known here."""

from collections.abc import Callable

from .models import Offer, OfferSlot

apply_url: Callable[[Offer, OfferSlot], str] | None = None


def open_apply(address: Callable[[Offer, OfferSlot], str]) -> None:
    """Let the offer's page lead to applying."""
    global apply_url
    apply_url = address
