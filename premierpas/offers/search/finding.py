"""The search itself. Offers are found by number first, and only those that are shown are read.

A database that sorts by distance walks outward from the pupil until the page is full: quick for what is common, endless
for what is rare. So what fits is first listed in no order, up to a few hundred; only when it is more than that, the
walk is short.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from premierpas.core import clock
from premierpas.core.compiled import Given, compiled_by
from premierpas.core.geography import Position
from premierpas.offers.models import Offer, SectorTotal

from .by_place import Place, places_in_order, together, with_related
from .cards import cards_of_places
from .choices import Choices, choices_of
from .criteria import Criteria
from .matching import (
    HERE,
    Row,
    Within,
    both,
    few_rows,
    in_ring,
    matching,
    open_to,
    parted,
    rows_of,
    said_here,
)
from .mixing import further_ones
from .readers import Plain
from .seeker import Seeker
from .words import Asked, asked, repaired

__all__ = ["COUNTED_UP_TO", "Found", "Seeker", "find", "open_to"]

PER_PAGE = 20
COUNTED_UP_TO = 200
FEW = 400
OTHERS = 5
LIMITS = {"radius": ("radius", "minutes"), "weeks": ("weeks",), "accessible": ("accessible",), "sector": ("sector",)}
NARROWING = ("text", "trade", "favourites", *(each for limits in LIMITS.values() for each in limits))
# Further ones: in another sector, beyond the page and this far at least, not where the page already spans a region.
FAR_KM, FARTHEST_KM, RING_KM, LOOKED_AT = 3.0, 50.0, 20.0, 50


@dataclass(frozen=True)
class Found:
    """A page of places, each as its first offer with those `beside` it.

    `total` counts offers and stops at 200, `places` counts where they are, None where that isn't known; `meant` is what
    was looked for instead of a mistyped text. The first `said` places say what was typed; the others are of a sector
    that it means. `before`: how many stand on earlier pages; `far`: further ones, worth the way; `seldom`: which of
    their sectors few choose.
    """

    offers: list[Offer]
    total: int
    has_next: bool
    places: int | None = None
    before: int = 0
    said: int = 0
    meant: str = ""
    far: list[Offer] = field(default_factory=list)
    seldom: frozenset[str] = frozenset()
    others: list[Offer] = field(default_factory=list)
    reason: str = ""
    other_weeks: list[Offer] = field(default_factory=list)
    choices: Choices = field(default_factory=Choices)


@dataclass(frozen=True)
class _Stretch:
    """Some places of a list. `total` offers are counted as far as `FEW`, the first `said` places say what was typed.

    Where offers are few, `count` says in how many places, and `all` holds every row.
    """

    places: list[Place]
    total: int
    said: int
    count: int | None = None
    all: list[Row] | None = None


def find(criteria: Criteria, seeker: Seeker, *, weeks: Sequence[date] = ()) -> Found:
    """Look for offers. A text that finds nothing is repaired once; nothing found gives the reason and others.

    A pupil finds weeks of their own; offers that have only others stand apart, where those were asked for.
    `weeks`: those that are offered as a choice.
    """
    text, meant = asked(criteria.text, criteria.trade), ""
    found = _page(criteria, seeker, text)
    rows = found.choices.rows
    if not found.offers and criteria.page == 1:
        better = repaired(criteria.text) if criteria.text else None
        if better:
            text = asked(" ".join(better), criteria.trade)
            found = _page(criteria, seeker, text, with_far=False)
            rows = found.choices.rows
            if found.offers or all(meaning.is_known for meaning in text.meanings):
                meant = " ".join(better)
        if not found.offers:
            found = _instead(criteria, seeker, text)
    limited = criteria.reach or criteria.weeks or criteria.sector
    counts = not meant or (rows is not None and found.offers and not limited)  # a repair has asked enough already
    choices = choices_of(criteria, seeker, text, rows, weeks) if counts else Choices()
    found = replace(found, meant=meant, choices=choices)
    if criteria.other_weeks and seeker.within is not None and criteria.page == 1:
        return replace(found, other_weeks=_in_other_weeks(criteria, seeker, text))
    return found


def _in_other_weeks(criteria: Criteria, seeker: Seeker, text: Asked) -> list[Offer]:
    """Offers that would fit, had the class other weeks; without those that have a week of its own."""
    own = _matching(criteria.without("weeks"), seeker, text.either)
    fitting = matching(criteria.without("weeks"), seeker.reader, seeker.origin, text.either)
    rest = fitting.exclude(pk__in=own.order_by().values("pk"))
    return _cards(_first(rest, seeker, PER_PAGE), seeker)


def _matching(criteria: Criteria, seeker: Seeker, text: Q | None = None) -> QuerySet[Offer]:
    return matching(criteria, seeker.reader, seeker.origin, text, seeker.within)


def _cards(places: Sequence[Place], seeker: Seeker) -> list[Offer]:
    return cards_of_places(places, seeker.enrolment, seeker.going)


def _page(criteria: Criteria, seeker: Seeker, text: Asked, *, with_far: bool = True) -> Found:
    start, origin = (criteria.page - 1) * PER_PAGE, seeker.origin
    stretch = _listed(criteria, seeker, text, start, PER_PAGE + 1)
    shown = stretch.places[:PER_PAGE]
    seldom: list[Row] = []
    further: list[Place] = []
    if shown and with_far and criteria.page == 1 and origin:
        sectors, furthest = {row.sector for place in shown for row in place.rows}, max(p.first.km or 0.0 for p in shown)
        seldom, others = _worth_the_way(criteria, seeker, origin, sectors=sectors, furthest=furthest)
        further = [Place(row) for row in further_ones(seldom, others)]
    cards, far = _cards([*shown, *further], seeker), {place.first.pk for place in further}
    return Found(
        offers=[card for card in cards if card.pk not in far],
        total=min(stretch.total, COUNTED_UP_TO),
        has_next=len(stretch.places) > PER_PAGE,
        places=stretch.count,
        before=start,
        said=min(max(stretch.said - start, 0), len(shown)),
        far=[card for card in cards if card.pk in far],
        seldom=frozenset(row.sector for row in seldom),
        choices=Choices(rows=stretch.all),
    )


def _listed(criteria: Criteria, seeker: Seeker, text: Asked, start: int, length: int) -> _Stretch:
    """So many places from there on; where those that say what was typed are few, related ones come after."""
    origin, end = seeker.origin, start + length
    more = _matching(criteria, seeker, text.related) if text.related is not None else None
    if not text and not criteria.favourites:
        few, few_more = _all_of(criteria, seeker), list[Row]()
    else:
        few, few_more = few_rows(_matching(criteria, seeker, text.said), more, origin, FEW)
    if len(few) > FEW:
        places = places_in_order(_matching(criteria, seeker, text.said), origin, start, length)
        return _Stretch(places, len(few), start + len(places))
    said, related = with_related(together(few, origin), together(few_more, origin))
    if more is None or len(few_more) <= FEW:
        both = [*said, *related]
        return _Stretch(both[start:end], len(few) + len(few_more), len(said), len(both), few + few_more)
    said = together(few, origin)
    known = said[start:end]
    elsewhere = more.exclude(site__in=[row.site for row in few if row.site])
    left = length - len(known)
    after = places_in_order(elsewhere, origin, max(start - len(said), 0), left) if left else []
    return _Stretch([*known, *after], len(few) + len(few_more), len(said))


def _all_of(criteria: Criteria, seeker: Seeker) -> list[Row]:
    """All that somebody finds who typed nothing, as far as one more than a few."""
    origin = seeker.origin
    rows = _any(criteria, seeker.plainly, seeker.within, origin is not None, clock.today())
    return [Row(*each) for each in rows(**said_here(origin))]


@compiled_by
def _any(criteria: Criteria, reader: Plain, within: Within, is_somewhere: bool, _today: date) -> QuerySet[Offer, Any]:
    origin = HERE if is_somewhere else None
    return rows_of(matching(criteria, reader, origin, within=within), origin)[: FEW + 1]


@compiled_by
def _further(criteria: Criteria, reader: Plain, within: Within, _today: date) -> QuerySet[Offer, Any]:
    offers = matching(criteria, reader, HERE, within=within)
    offers = offers.exclude(sector__in=Given("sectors", many=True, of="text"))
    return _of_ring(in_ring(offers, HERE, after=Given("after"), before=Given("before")), HERE)


def _of_ring(ring: QuerySet[Offer], origin: Position) -> QuerySet[Offer, Any]:
    """Those of sectors that few choose, and the others."""
    few_choose = SectorTotal.objects.filter(is_seldom=True).values("sector")
    return both(ring.filter(sector__in=few_choose), ring.exclude(sector__in=few_choose), origin, LOOKED_AT)


def _worth_the_way(
    criteria: Criteria, seeker: Seeker, origin: Position, *, sectors: set[str], furthest: float
) -> tuple[list[Row], list[Row]]:
    """Offers further away, in sectors that this page doesn't show: of those that few choose, and of others."""
    if criteria.favourites or criteria.sector or criteria.reach or furthest > FARTHEST_KM:
        return [], []
    after = max(furthest, FAR_KM)
    asked_for, before = criteria.without("text", "trade"), after + RING_KM
    further = _further(asked_for, seeker.plainly, seeker.within, clock.today())
    return parted(further(sectors=list(sectors), after=after, before=before, **said_here(origin)))


def _instead(criteria: Criteria, seeker: Seeker, text: Asked) -> Found:
    """Nothing fits: lift one limit at a time and say which one was in the way; else any offers near."""
    for name, limits in LIMITS.items():
        if any(getattr(criteria, limit) for limit in limits):
            others = _others(_matching(criteria.without(*limits), seeker, text.either), seeker)
            if others:
                return Found([], 0, False, others=others, reason=name)
    others = _others(_matching(criteria.without(*NARROWING), seeker), seeker)
    reason = next((name for name in ("favourites", "text", "trade") if getattr(criteria, name)), "none")
    return Found([], 0, False, others=others, reason=reason)


def _others(offers: QuerySet[Offer], seeker: Seeker) -> list[Offer]:
    return _cards(_first(offers, seeker, OTHERS), seeker)


def _first(offers: QuerySet[Offer], seeker: Seeker, most: int) -> list[Place]:
    few, _none = few_rows(offers, None, seeker.origin, FEW)
    if len(few) > FEW:
        return places_in_order(offers, seeker.origin, 0, most)
    return together(few, seeker.origin)[:most]
