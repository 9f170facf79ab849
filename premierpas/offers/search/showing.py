"""Offers found, as the stops of a line."""

from collections.abc import Collection, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.core.addresses import address
from premierpas.occupations.sectors import sector_name
from premierpas.offers.models import Offer, OfferSlot
from premierpas.ui.stops import Beside, Stop

from .travel import Trip, trips

UNPLACED_KM = 2.5
MOST_WEEKS = 3


def stop_of(
    offer: Offer,
    *,
    kept: set[int] | None = None,
    why: str = "",
    other_weeks: bool = False,
    number: int | None = None,
    ways: Sequence[Trip] = (),
) -> Stop:
    """An offer as a stop. `kept`: the pupil's favourites, None for visitors who have none; `ways`: exact, if known.

    Weeks in which the pupil's class doesn't go are shown where they were asked for, or where there are no others.
    """
    km = getattr(offer, "km", None)
    metres = km * 1000 if km is not None else None
    place = offer.site.city if offer.site else ""
    return Stop(
        url=address_of(offer),
        title=offer.title,
        by=f"{offer.company.name}, {place}" if place else offer.company.name,
        metres=metres,
        travel=_travel(km, ways, exact=bool(offer.site and offer.site.is_exact)),
        weeks=_weeks(offer, other_weeks=other_weeks)[:MOST_WEEKS],
        meta=[sector_name(offer.sector), *([_("Fauteuil bienvenu")] if _takes_wheelchairs(offer) else [])],
        why=why,
        number=number,
        beside=[_beside(each, other_weeks=other_weeks) for each in getattr(offer, "beside", ())],
        favourite=bool(kept and offer.pk in kept),
        favourite_url=address("offers:keep", offer.pk) if kept is not None else "",
    )


def _beside(offer: Offer, *, other_weeks: bool) -> Beside:
    return Beside(address_of(offer), offer.title, _weeks(offer, other_weeks=other_weeks)[:1])


def address_of(offer: Offer) -> str:
    """The address of its page."""
    return address("offers:detail", offer.slug or "offre", offer.pk)


def _weeks(offer: Offer, *, other_weeks: bool) -> list[dict[str, Any]]:
    coming: list[Any] = offer.coming  # type: ignore[attr-defined]
    own = [slot for slot in coming if slot.is_own]
    others = [slot for slot in coming if not slot.is_own] if other_weeks or not own else []
    return [_week(slot, other=slot in others) for slot in [*own, *others]]


def why_far(offer: Offer, seldom: Collection[str]) -> str:
    """Why an offer that is further away stands among the near ones."""
    if offer.sector in seldom:
        return str(_("Un peu plus loin, ça vaut le coup : peu d’élèves pensent à ce domaine."))
    return str(_("Un peu plus loin, ça vaut le coup : c’est un autre domaine."))


def _takes_wheelchairs(offer: Offer) -> bool:
    return getattr(offer, "takes_wheelchairs", None) == "true"


def _travel(km: float | None, ways: Sequence[Trip], *, exact: bool) -> str:
    """The first exact way, else estimates; near an address that is only about there, a time would be made up."""
    if km is None:
        return ""
    if ways:
        return str(ways[0])
    if not exact and km <= UNPLACED_KM:
        return str(_("environ"))
    return ", ".join(map(str, trips(km)))


def _week(slot: OfferSlot, *, other: bool) -> dict[str, Any]:
    free, week = slot.free, (slot.first_day, slot.last_day)
    if other:
        return {"week": week, "note": _("hors des semaines de ta classe"), "full": True}
    note = ngettext("%(n)d place", "%(n)d places", free) % {"n": free} if free else _("complet")
    return {"week": week, "note": note, "full": not free}
