"""Offers found, as the stops of a line."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.occupations.sectors import sector_name
from premierpas.offers.models import Offer, OfferSlot
from premierpas.ui.stops import Stop

WALK_METRES_A_MINUTE = 80
LONGEST_WALK_METRES = 2500
MOST_WEEKS = 3


def stop_of(offer: Offer, *, kept: set[int] | None = None, why: str = "", other_weeks: bool = False) -> Stop:
    """An offer as a stop. `kept`: the pupil's favourites, None for visitors who have none.

    Weeks in which the pupil's class doesn't go are shown where they were asked for, or where there are no others.
    """
    km = getattr(offer, "km", None)
    metres = km * 1000 if km is not None else None
    place = offer.site.city if offer.site else ""
    coming: list[Any] = offer.coming  # type: ignore[attr-defined]
    own = [slot for slot in coming if slot.is_own]
    others = [slot for slot in coming if not slot.is_own] if other_weeks or not own else []
    return Stop(
        url=reverse("offers:detail", args=[offer.slug or "offre", offer.pk]),
        title=offer.title,
        by=f"{offer.company.name}, {place}" if place else offer.company.name,
        metres=metres,
        travel=_travel(metres, exact=bool(offer.site and offer.site.is_exact)),
        weeks=[_week(slot, other=slot in others) for slot in [*own, *others][:MOST_WEEKS]],
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


def _week(slot: OfferSlot, *, other: bool) -> dict[str, Any]:
    free, week = slot.free, (slot.first_day, slot.last_day)
    if other:
        return {"week": week, "note": _("hors des semaines de ta classe"), "full": True}
    note = ngettext("%(n)d place", "%(n)d places", free) % {"n": free} if free else _("complet")
    return {"week": week, "note": note, "full": not free}
