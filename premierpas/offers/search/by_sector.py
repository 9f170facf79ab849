"""The offers of a trade's sectors, for the pages of trades: a few places, the nearest first, and how many there are."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.urls import reverse

from premierpas.core.requests import SiteRequest
from premierpas.occupations.doors import PlacesNear
from premierpas.offers.models import Offer
from premierpas.people.enrolments import present_enrolment_of
from premierpas.people.going import going_of

from .by_place import Place, places_in_order, together
from .cards import cards_of_places
from .criteria import Criteria, as_query
from .matching import Row, few_rows, matching
from .origin import origin_of
from .seeker import Seeker, school_read_for
from .showing import stop_of

SHOWN, COUNTED_UP_TO = 3, 100


def places_in(request: SiteRequest, sectors: Sequence[str]) -> PlacesNear | None:
    """Those of the first of the sectors that has some open to the reader."""
    enrolment = present_enrolment_of(request.viewer)
    school = school_read_for(request.viewer)
    start = origin_of(Criteria(), enrolment or school)
    going = going_of(enrolment) if enrolment else None
    seeker = Seeker(enrolment, going, start.position, school)
    for sector in sectors:
        criteria = Criteria(sector=sector)
        offers = matching(criteria, seeker.reader, seeker.origin, within=seeker.within)
        rows, _none = few_rows(offers, None, seeker.origin, COUNTED_UP_TO)
        if rows:
            cards = cards_of_places(_nearest(offers, rows, seeker), enrolment, going)
            return PlacesNear(
                total=min(len(rows), COUNTED_UP_TO),
                more=len(rows) > COUNTED_UP_TO,
                url=f"{reverse('offers:search')}?{as_query(criteria)}",
                stops=[stop_of(card) for card in cards],
                home=start.name,
            )
    return None


def _nearest(offers: QuerySet[Offer], rows: list[Row], seeker: Seeker) -> list[Place]:
    """Few rows are sorted here; of many the database walks outward and stops early."""
    if len(rows) <= COUNTED_UP_TO:
        return together(rows, seeker.origin)[:SHOWN]
    return places_in_order(offers, seeker.origin, 0, SHOWN)
