"""Doors that upper floors open in the screens of offers, without being known here."""

from collections.abc import Callable
from typing import Any

from .models import Offer, OfferSlot

apply_url: Callable[[Offer, OfferSlot], str] | None = None


def _silence(_offer: Offer) -> Any:
    """What is told of a host while no floor above knows anything."""
    return None


voices: Callable[[Offer], Any] = _silence


def open_apply(address: Callable[[Offer, OfferSlot], str]) -> None:
    """Let the offer's page lead to applying."""
    global apply_url
    apply_url = address


def open_voices(told: Callable[[Offer], Any]) -> None:
    """Let the offer's page say what pupils thought of the host; `told` answers None while too few have."""
    global voices
    voices = told
