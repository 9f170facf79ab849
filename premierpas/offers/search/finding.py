"""The search itself. Offers are found by number first, and only those that are shown are read.

A database that sorts by distance walks outward from the pupil until the page is full: quick for what is common, endless
for what is rare. So what fits is first listed in no order, up to a few hundred; only when it is more than that, the
walk is short.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from django.db.models import QuerySet

from premierpas.core.geography import Position
from premierpas.offers.models import Offer
from premierpas.organisations.going import Going
from premierpas.people.models import Enrolment

from .cards import cards_of
from .criteria import Criteria
from .matching import Row, Within, in_ring, matching, open_to, rows_in_order, rows_of, sorted_rows
from .words import corrected, words_of

__all__ = ["COUNTED_UP_TO", "Found", "Seeker", "find", "open_to"]

PER_PAGE = 20
COUNTED_UP_TO = 200
FEW = 400
OTHERS = 5
# The further one: in another sector, beyond the page and this far at least, not where the page already spans a region.
FAR_KM, FARTHEST_KM, RING_KM, LOOKED_AT = 3.0, 50.0, 20.0, 50


@dataclass(frozen=True)
class Found:
    """A page of offers. `total` stops at 200; `meant` is the corrected text when the typed one found nothing."""

    offers: list[Offer]
    total: int
    has_next: bool
    meant: str = ""
    far: Offer | None = None
    others: list[Offer] = field(default_factory=list)
    reason: str = ""
    other_weeks: list[Offer] = field(default_factory=list)


@dataclass(frozen=True)
class Seeker:
    """Who looks: a pupil's year and when they may go, and where distances start; a visitor has only the last."""

    enrolment: Enrolment | None = None
    going: Going | None = None
    origin: Position | None = None

    @property
    def within(self) -> Within:
        """The stretches in which a week must lie; any week while none is fixed, so that one can look and keep."""
        return self.going.stretches if self.going and self.going.is_set else None


def find(criteria: Criteria, seeker: Seeker) -> Found:
    """Look for offers. A text that finds nothing is corrected once; nothing found gives the reason and others.

    A pupil finds weeks of their own; offers that have only others stand apart, where those were asked for.
    """
    words = words_of(criteria.text)
    found = _page(criteria, seeker, words)
    if not found.offers and criteria.page == 1:
        better = corrected(words) if words else None
        second = _page(criteria, seeker, better, with_far=False) if better else found
        if better and second.offers:
            found, words = replace(second, meant=" ".join(better)), better
        else:
            found = _instead(criteria, seeker, better or words)
    if criteria.other_weeks and seeker.within is not None and criteria.page == 1:
        return replace(found, other_weeks=_in_other_weeks(criteria, seeker, words))
    return found


def _in_other_weeks(criteria: Criteria, seeker: Seeker, words: list[str]) -> list[Offer]:
    """Offers that would fit, had the class other weeks; without those that have a week of its own."""
    own = _matching(criteria.without("weeks"), seeker, words)
    fitting = matching(criteria.without("weeks"), seeker.enrolment, seeker.origin, words, None)
    rest = fitting.exclude(pk__in=own.order_by().values("pk"))
    return _cards(_stretch(rest, seeker.origin, 0, PER_PAGE)[0], seeker)


def _matching(criteria: Criteria, seeker: Seeker, words: list[str]) -> QuerySet[Offer]:
    return matching(criteria, seeker.enrolment, seeker.origin, words, seeker.within)


def _cards(rows: Sequence[Row], seeker: Seeker) -> list[Offer]:
    return cards_of(rows, seeker.enrolment, seeker.going)


def _page(criteria: Criteria, seeker: Seeker, words: list[str], *, with_far: bool = True) -> Found:
    start, origin = (criteria.page - 1) * PER_PAGE, seeker.origin
    rows, total = _stretch(_matching(criteria, seeker, words), origin, start, PER_PAGE + 1)
    shown = rows[:PER_PAGE]
    far = None
    if shown and with_far and criteria.page == 1 and origin:
        sectors, furthest = {row.sector for row in shown}, max(row.km or 0.0 for row in shown)
        far = _worth_the_way(criteria, seeker, origin, sectors=sectors, furthest=furthest)
    cards = _cards([*shown, far] if far else shown, seeker)
    return Found(
        offers=[card for card in cards if far is None or card.pk != far.pk],
        total=min(total, COUNTED_UP_TO),
        has_next=len(rows) > PER_PAGE,
        far=next((card for card in cards if far and card.pk == far.pk), None),
    )


def _stretch(offers: QuerySet[Offer], origin: Position | None, start: int, length: int) -> tuple[list[Row], int]:
    """So many rows from there on, and how many there are in all, as far as they were counted."""
    few = [Row(*each) for each in rows_of(offers, origin)[: FEW + 1]]
    if len(few) <= FEW:
        return sorted_rows(few, origin)[start : start + length], len(few)
    return [Row(*each) for each in rows_in_order(offers, origin)[start : start + length]], len(few)


def _worth_the_way(
    criteria: Criteria, seeker: Seeker, origin: Position, *, sectors: set[str], furthest: float
) -> Row | None:
    """One offer further away, in a sector that this page doesn't show: to widen the choice, said as such."""
    if criteria.favourites or criteria.sector or criteria.radius or furthest > FARTHEST_KM:
        return None
    after = max(furthest, FAR_KM)
    offers = _matching(criteria.without("text"), seeker, []).exclude(sector__in=sectors)
    ring = in_ring(offers, origin, after=after, before=after + RING_KM)
    seen = (Row(*each) for each in ring.order_by().values_list(*Row._fields)[:LOOKED_AT])
    return min(seen, key=lambda row: row.nearest, default=None)


def _instead(criteria: Criteria, seeker: Seeker, words: list[str]) -> Found:
    """Nothing fits: lift one limit at a time and say which one was in the way; else any offers near."""
    for name in ("radius", "weeks", "sector"):
        if getattr(criteria, name):
            others = _others(_matching(criteria.without(name), seeker, words), seeker)
            if others:
                return Found([], 0, False, others=others, reason=name)
    wider = criteria.without("text", "radius", "weeks", "sector", "favourites")
    others = _others(_matching(wider, seeker, []), seeker)
    reason = "favourites" if criteria.favourites else "text" if criteria.text else "none"
    return Found([], 0, False, others=others, reason=reason)


def _others(offers: QuerySet[Offer], seeker: Seeker) -> list[Offer]:
    return _cards(_stretch(offers, seeker.origin, 0, OTHERS)[0], seeker)
