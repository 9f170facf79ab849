"""Companies of some sectors that nobody has asked yet, for a search that finds little there."""

from collections.abc import Sequence

from django.db.models import Count, Exists, F, OuterRef

from premierpas.core.alphabet import alphabetical
from premierpas.offers.doors import NotAsked
from premierpas.offers.models import Offer
from premierpas.offers.search.matching import distance
from premierpas.offers.search.seeker import Seeker

from .directory import companies
from .notices import public_address
from .wishes import LEAST, OPEN

MOST = 3


def not_asked(seeker: Seeker, sectors: Sequence[str]) -> Sequence[NotAsked]:
    """The nearest few that tell of themselves and have never opened a place, in one query."""
    offered = Offer.objects.filter(company=OuterRef("pk"), published_at__isnull=False)
    rows = companies().filter(careers_page__published_at__isnull=False, careers_page__sector__in=sectors)
    rows = rows.exclude(Exists(offered)).annotate(wished=Count("wishes", filter=OPEN))
    if seeker.origin is None:
        rows = rows.order_by(alphabetical("name"), "pk")
    else:
        rows = rows.annotate(km=distance(seeker.origin))
        rows = rows.order_by(F("km").asc(nulls_last=True), alphabetical("name"), "pk")
    return [
        NotAsked(
            name=each.name,
            url=public_address(each),
            city=each.city,
            metres=km * 1000 if (km := getattr(each, "km", None)) is not None else None,
            wished=each.wished if each.wished >= LEAST else None,
        )
        for each in rows[:MOST]
    ]
