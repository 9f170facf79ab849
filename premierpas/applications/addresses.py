"""Addresses that lower floors lead to through their doors."""

from django.urls import reverse

from premierpas.offers.models import Offer, OfferSlot


def apply_address(offer: Offer, slot: OfferSlot) -> str:
    """Where applying to this week of this offer begins."""
    return apply_address_of_slot(slot.pk)


def apply_address_of_slot(slot_id: int) -> str:
    """Where applying to a week begins."""
    return reverse("applications:apply", kwargs={"slot_id": slot_id})
