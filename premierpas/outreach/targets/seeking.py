"""Hosts whom nobody writes to, and how many pupils near them look for what they show: a number, never a pupil."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet

from premierpas.applications.enums import WAITING, ApplicationState
from premierpas.applications.models import Application
from premierpas.core import clock
from premierpas.core.geography import Position, distance_km
from premierpas.offers.audience import LEVELS
from premierpas.offers.enums import OfferLevel, OfferState
from premierpas.offers.models import Offer, OfferSlot, Request
from premierpas.offers.search.in_vain import sectors_of
from premierpas.organisations.going import Going, classes_going
from premierpas.people.models import Enrolment
from premierpas.placements.models import Placement, PlacementState

from ..models import Nudge

LEAST = 3  # pupils of whom a host is told at all
NEAR_KM = 20.0
A_MONTH, RESTS = timedelta(days=30), timedelta(days=14)


@dataclass(frozen=True)
class Seeker:
    """One pupil without a week, as far as counting needs: never shown, never kept."""

    pupil_id: int
    sectors: frozenset[str]
    level: str
    place: Position
    going: Going


def hosts_to_nudge() -> Iterator[tuple[Offer, int]]:
    """Offers with free weeks that nobody writes to, where enough pupils near look for their sector."""
    seekers = list(seeking())
    told = Counter(
        Nudge.objects.filter(at__gt=clock.now() - A_MONTH).values_list("offer__company", flat=True).order_by()
    )
    for offer in quiet_offers():
        place = offer.company.territory
        most = settings.NUDGES_PER_COMPANY_A_MONTH if place is None else place.nudges_a_month
        if told[offer.company_id] >= most:
            continue
        count = count_near(offer, seekers)
        if count >= LEAST:
            told[offer.company_id] += 1
            yield offer, count


def quiet_offers() -> QuerySet[Offer]:
    """Public offers with a free week to come, no application that waits, and no word of this kind lately."""
    free = OfferSlot.objects.filter(offer=OuterRef("pk"), free__gt=0, first_day__gt=clock.today())
    written = Application.objects.filter(offer=OuterRef("pk"), state__in=WAITING)
    lately = Nudge.objects.filter(offer=OuterRef("pk"), at__gt=clock.now() - RESTS)
    rows = Offer.objects.filter(Exists(free), ~Exists(written), ~Exists(lately), state=OfferState.PUBLISHED)
    return rows.select_related("company__territory", "site").prefetch_related("slots").order_by("pk")


def seeking() -> Iterator[Seeker]:
    """Pupils who said what they look for and have neither a week nor a yes."""
    words: dict[int, set[str]] = {}
    for pupil, text in Request.objects.values_list("pupil", "words"):
        words.setdefault(pupil, set()).update(sectors_of(text))
    placed = Placement.objects.filter(enrolment=OuterRef("pk")).exclude(
        state__in=[PlacementState.CANCELLED, PlacementState.NOT_HELD]
    )
    yes = Application.objects.filter(
        enrolment=OuterRef("pk"), state__in=[ApplicationState.ACCEPTED, ApplicationState.CONFIRMED]
    )
    rows = Enrolment.objects.filter(~Exists(placed), ~Exists(yes), left_on=None, pupil__in=words)
    found = list(rows.filter(classroom__closed_at=None).select_related("classroom__school"))
    goings = classes_going({each.classroom for each in found})
    for each in found:
        place = each.classroom.school.place
        if place is not None and words[each.pupil_id]:
            going = goings[each.classroom_id]
            yield Seeker(each.pupil_id, frozenset(words[each.pupil_id]), each.classroom.level, place, going)


def count_near(offer: Offer, seekers: Iterable[Seeker]) -> int:
    """How many of them look for this sector, near it, and may go in a week that is free."""
    if offer.latitude is None or offer.longitude is None:
        return 0
    where, levels = Position(offer.latitude, offer.longitude), LEVELS[OfferLevel(offer.level)]
    free = [(slot.first_day, slot.last_day) for slot in offer.slots.all()
            if slot.free and slot.first_day > clock.today()]  # fmt: skip
    fitting = {
        each.pupil_id
        for each in seekers
        if offer.sector in each.sectors
        and each.level in levels
        and distance_km(where, each.place) <= NEAR_KM
        and any(each.going.covers(*days) for days in free)
    }
    return len(fitting)
