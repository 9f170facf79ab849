"""Offers found, as the stops of a line."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.occupations.sectors import sector_name
from premierpas.offers.models import Offer
from premierpas.ui.stops import Stop

WALK_METRES_A_MINUTE = 80
LONGEST_WALK_METRES = 2500


def stop_of(offer: Offer, *, kept: set[int] | None = None, why: str = "") -> Stop:
    """An offer as a stop. `kept`: the pupil's favourites, None for visitors who have none."""
    km = getattr(offer, "km", None)
    metres = km * 1000 if km is not None else None
    place = offer.site.city if offer.site else ""
    return Stop(
        url=reverse("offers:detail", args=[offer.slug or "offre", offer.pk]),
        title=offer.title,
        by=f"{offer.company.name}, {place}" if place else offer.company.name,
        metres=metres,
        travel=_travel(metres, exact=bool(offer.site and offer.site.is_exact)),
        weeks=[_week(slot.first_day, slot.last_day, slot.free) for slot in offer.coming[:3]],  # type: ignore[attr-defined]
        meta=[sector_name(offer.sector)],
        why=why,
        favourite=bool(kept and offer.pk in kept),
        favourite_url=reverse("offers:keep", args=[offer.pk]) if kept is not None else "",
    )


def _travel(metres: float | None, *, exact: bool) -> str:
    if metres is None:
        return ""
    if not exact:
        return str(_("environ"))
    if metres > LONGEST_WALK_METRES:
        return ""
    return str(_("%(n)d min à pied")) % {"n": max(1, round(metres * 1.25 / WALK_METRES_A_MINUTE))}


def _week(first: date, last: date, free: int) -> dict[str, Any]:
    note = ngettext("%(n)d place", "%(n)d places", free) % {"n": free} if free else _("complet")
    return {"week": (first, last), "note": note, "full": not free}
