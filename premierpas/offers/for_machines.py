"""What machines read of internships: the search, the offers that are open to all, and what schema.org calls them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.core.previews import Preview, SiteMap, absolute, short
from premierpas.occupations.sectors import sector_name

from .content import OfferContent
from .models import Offer, OfferSlot
from .search.open_to_all import newest_for_visitors
from .search.showing import address_of

MOST = 5000


class OffersMap(SiteMap):
    """The search, and the newest offers that are open to all and have a free week to come."""

    changefreq = "daily"

    def items(self) -> list[Offer | None]:
        return [None, *newest_for_visitors(MOST)]

    def location(self, item: Offer | None) -> str:
        return address_of(item) if item else reverse("offers:search")

    def lastmod(self, item: Offer | None) -> datetime | None:
        return item.published_at if item else None


def preview_of_search() -> Preview:
    """The search as it is shared."""
    return Preview(_("Les portes ouvertes"), _("Des stages de 3e pour tous les élèves, près de chez eux."))


def preview_of(offer: Offer, content: OfferContent, slots: Sequence[OfferSlot]) -> Preview:
    """An internship that a visitor may read is a `WorkBasedProgram`: one learns at a place of work.

    It is no `JobPosting`: nobody is hired or paid, and job engines would show it to adults.
    """
    place = offer.site or offer.company
    address = {"@type": "PostalAddress", "postalCode": place.postal_code, "addressLocality": place.city}
    data: dict[str, Any] = {
        "@type": "WorkBasedProgram",
        "name": offer.title,
        "description": short(content.summary, 500),
        "url": absolute(address_of(offer)),
        "occupationalCategory": str(sector_name(offer.sector)),
        "provider": {"@type": "Organization", "name": offer.company.name, "address": address},
    }
    if slots:
        data["startDate"] = min(slot.first_day for slot in slots).isoformat()
        data["endDate"] = max(slot.last_day for slot in slots).isoformat()
    return Preview(offer.title, short(content.summary), data)
