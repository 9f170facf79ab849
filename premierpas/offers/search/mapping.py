"""The offers of a page on a map: the numbers are those of the list."""

from collections.abc import Sequence
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.offers.models import Offer
from premierpas.ui.maps import Pin, Ring, draw_map

from .origin import Origin
from .travel import BANDS, reach_km


def map_of(offers: Sequence[tuple[int, Offer]], start: Origin, *, far: set[int]) -> SafeString:
    """The map of these numbered offers; empty where none of them has a place."""
    pins = [
        Pin(number, place, far=offer.pk in far, full=not _has_places(offer))
        for number, offer in offers
        if (place := offer.place) is not None
    ]
    if not pins:
        return SafeString("")
    label = ngettext("Carte : %(n)d lieu de la liste", "Carte : %(n)d lieux de la liste, par leurs numéros", len(pins))
    rings = [Ring(reach_km(minutes), _("%(n)d min") % {"n": minutes}) for minutes in BANDS]
    return draw_map(
        pins, label=label % {"n": len(pins)}, home=start.position, home_name=start.name if start.position else "",
        rings=rings,
    )  # fmt: skip


def _has_places(offer: Offer) -> bool:
    here: list[Any] = [offer, *getattr(offer, "beside", ())]
    return any(slot.free for each in here for slot in each.coming)
