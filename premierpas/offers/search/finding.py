"""The search itself: one query for a page of offers, one for how many there are."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db.models import Exists, F, FloatField, Func, OuterRef, Prefetch, Q, QuerySet, Value

from premierpas.core import clock
from premierpas.core.geography import Position
from premierpas.core.positions import point
from premierpas.offers.audience import LEVELS
from premierpas.offers.enums import Audience, OfferState
from premierpas.offers.models import Favourite, Offer, OfferSlot
from premierpas.people.models import Enrolment

from .criteria import Criteria
from .words import corrected, text_query, words_of

PER_PAGE = 20
COUNTED_UP_TO = 200
CONFIG = "public.premierpas_fr"
FAR_KM = 3.0


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


def open_to(enrolment: Enrolment | None) -> QuerySet[Offer]:
    """Published offers open to a pupil of this class today; without one, those open to everybody."""
    offers = Offer.objects.filter(state=OfferState.PUBLISHED)
    today = clock.today()
    late_priority = Q(audience=Audience.PRIORITY_FIRST) & (Q(priority_until=None) | Q(priority_until__lt=today))
    everybody = Q(audience=Audience.ALL) | late_priority
    if enrolment is None:
        return offers.filter(everybody)
    school = enrolment.classroom.school
    levels = [
        offer_level for offer_level, school_levels in LEVELS.items() if enrolment.classroom.level in school_levels
    ]
    allowed = everybody | Q(audience=Audience.TERRITORY, territory=school.territory_id)
    allowed |= Q(
        audience=Audience.SCHOOLS, pk__in=Offer.schools.through.objects.filter(school=school.pk).values("offer")
    )
    if school.is_priority:
        allowed |= Q(audience=Audience.PRIORITY_FIRST)
    return offers.filter(allowed, level__in=levels)


def find(criteria: Criteria, *, enrolment: Enrolment | None, origin: Position | None) -> Found:
    """Look for offers. A text that finds nothing is corrected once; nothing found gives the reason and others."""
    first = _page(criteria, enrolment, origin, words_of(criteria.text))
    if first.offers or criteria.page > 1:
        return first
    words = words_of(criteria.text)
    better = corrected(words) if words else None
    if better:
        second = _page(criteria, enrolment, origin, better)
        if second.offers:
            return Found(second.offers, second.total, second.has_next, meant=" ".join(better), far=second.far)
    return _instead(criteria, enrolment, origin, better or words)


def _page(criteria: Criteria, enrolment: Enrolment | None, origin: Position | None, words: list[str]) -> Found:
    offers = matching(criteria, enrolment, origin, words)
    start = (criteria.page - 1) * PER_PAGE
    rows = list(in_order(offers, origin)[start : start + PER_PAGE + 1])
    shown, has_next = rows[:PER_PAGE], len(rows) > PER_PAGE
    total = start + len(shown)
    if has_next:
        total = len(offers.order_by().values_list("pk")[:COUNTED_UP_TO])
    far = _worth_the_way(criteria, enrolment, origin, shown) if criteria.page == 1 and shown else None
    return Found(shown, total, has_next, far=far)


def matching(
    criteria: Criteria, enrolment: Enrolment | None, origin: Position | None, words: list[str]
) -> QuerySet[Offer]:
    """Offers that fit all the limits, in no order."""
    offers = open_to(enrolment).filter(Exists(_free_slots(criteria.weeks)))
    if words:
        offers = offers.filter(search=SearchQuery(text_query(words), config=CONFIG, search_type="raw"))
    if criteria.sector:
        offers = offers.filter(sector=criteria.sector)
    if criteria.favourites and enrolment is not None:
        offers = offers.filter(Exists(Favourite.objects.filter(offer=OuterRef("pk"), pupil=enrolment.pupil_id)))
    if criteria.radius and origin:
        offers = offers.alias(reach=_distance(origin)).filter(reach__lte=float(criteria.radius))
    return offers


def in_order(offers: QuerySet[Offer], origin: Position | None) -> QuerySet[Offer]:
    """Nearest first, or newest first without a place; with what a card shows of them."""
    ordered = (
        offers.annotate(km=_distance(origin)).order_by("km", "pk") if origin else offers.order_by("-published_at", "pk")
    )
    return _for_cards(ordered)


def _for_cards(offers: QuerySet[Offer]) -> QuerySet[Offer]:
    slots = OfferSlot.objects.filter(first_day__gt=clock.today()).order_by("first_day")
    return (
        offers.select_related("company", "site")
        .defer("draft", "content", "search", "words", "company__position", "site__position", "position")
        .prefetch_related(Prefetch("slots", queryset=slots, to_attr="coming"))
    )


def _free_slots(weeks: tuple[date, ...]) -> QuerySet[OfferSlot]:
    slots = OfferSlot.objects.filter(offer=OuterRef("pk"), free__gt=0, first_day__gt=clock.today())
    if weeks:
        within = Q()
        for monday in weeks:
            within |= Q(first_day__gte=monday, first_day__lt=monday + timedelta(days=7))
        slots = slots.filter(within)
    return slots


def _worth_the_way(
    criteria: Criteria, enrolment: Enrolment | None, origin: Position | None, shown: list[Offer]
) -> Offer | None:
    """One offer further away, in a sector that this page doesn't show: to widen the choice, said as such."""
    if origin is None or criteria.favourites or criteria.sector or criteria.radius:
        return None
    furthest = max(getattr(offer, "km", 0) or 0 for offer in shown)
    seen = {offer.sector for offer in shown}
    wider = criteria.without("text")
    offers = matching(wider, enrolment, origin, []).exclude(sector__in=seen).alias(away=_distance(origin))
    return in_order(offers.filter(away__gt=max(furthest, FAR_KM)), origin).first()


def _instead(criteria: Criteria, enrolment: Enrolment | None, origin: Position | None, words: list[str]) -> Found:
    """Nothing fits: lift one limit at a time and say which one was in the way; else any offers near."""
    steps: list[tuple[str, tuple[str, ...]]] = [("radius", ("radius",)), ("weeks", ("weeks",)), ("sector", ("sector",))]
    for reason, names in steps:
        if getattr(criteria, names[0]):
            wider = criteria.without(*names)
            others = list(in_order(matching(wider, enrolment, origin, words), origin)[:5])
            if others:
                return Found([], 0, False, others=others, reason=reason)
    wider = criteria.without("text", "radius", "weeks", "sector", "favourites")
    others = list(in_order(matching(wider, enrolment, origin, []), origin)[:5])
    reason = "favourites" if criteria.favourites else "text" if criteria.text else "none"
    return Found([], 0, False, others=others, reason=reason)


def _place(origin: Position) -> Func:
    return point(Value(origin.latitude), Value(origin.longitude))


def _distance(origin: Position) -> Any:
    return Func(
        F("position"), _place(origin), template="(%(expressions)s)", arg_joiner=" OPERATOR(public.<->) ",
        output_field=FloatField(),
    )  # fmt: skip
