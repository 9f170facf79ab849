"""The same weeks a year later: what an offer proposes when it is made again."""

from datetime import timedelta

from premierpas.core import clock

from .content import OfferContent
from .models import Offer
from .weeks import Days, SchoolPlace, fault_of_slot

A_YEAR = timedelta(weeks=52)  # the same weekday
NEAREST = [timedelta(weeks=n) for n in (0, 1, -1, 2, -2, 3, -3)]  # holidays move from year to year


def next_year_of(offer: Offer) -> list[Days]:
    """Its weeks, moved by a year, or by more until they lie ahead, each to the nearest one that may be offered then."""
    content = OfferContent.of(offer.content or offer.draft)
    place = SchoolPlace.of(offer.site.insee if offer.site else "")
    found: list[Days] = []
    for first, last in sorted(content.slots):
        first, last = first + A_YEAR, last + A_YEAR
        while first <= clock.today():
            first, last = first + A_YEAR, last + A_YEAR
        if days := _nearest((first, last), content.level, place, found):
            found.append(days)
    return sorted(found)


def _nearest(days: Days, level: str, place: SchoolPlace, taken: list[Days]) -> Days | None:
    for by in NEAREST:
        first, last = days[0] + by, days[1] + by
        free = all(last < other[0] or other[1] < first for other in taken)
        if free and not fault_of_slot((first, last), level, place):
            return first, last
    return None
