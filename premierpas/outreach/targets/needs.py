"""What is missing: needs against open seats, by sector, by commune and by week. By place nothing under a threshold."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet, Sum

from premierpas.core import clock
from premierpas.core.geography import commune, department_name
from premierpas.core.least import LEAST
from premierpas.occupations.sectors import sector_name
from premierpas.offers.enums import OfferState
from premierpas.offers.models import OfferSlot

from ..enums import Need
from ..models import Unmet

PERIODS = (30, 90, 365)


@dataclass(frozen=True)
class Gap:
    """One line: how often it was looked for in vain and wished for, how many seats are free."""

    key: Any
    label: str
    searches: int
    wishes: int
    seats: int

    @property
    def asked(self) -> int:
        """Both."""
        return self.searches + self.wishes

    @property
    def missing(self) -> int:
        """By how much what was looked for is more than what is free."""
        return max(0, self.asked - self.seats)


@dataclass(frozen=True)
class Needs:
    """What pupils of a territory looked for in vain since a day."""

    by_sector: list[Gap]
    by_commune: list[Gap]
    by_week: list[Gap]
    hidden: int  # what was counted in communes that are too few to be named
    cells: dict[tuple[str, str], int]  # by sector and commune, from the threshold on

    @property
    def asked(self) -> int:
        """All of it."""
        return sum(each.asked for each in self.by_sector)

    @property
    def seats(self) -> int:
        """All free seats."""
        return sum(each.seats for each in self.by_sector)


def needs_of(territory_id: int | None, days: int = PERIODS[1]) -> Needs:
    """In six queries, however much was looked for."""
    rows = Unmet.objects.filter(territory=territory_id, day__gte=clock.today() - timedelta(days=days))
    slots = OfferSlot.objects.filter(
        offer__territory=territory_id, offer__state=OfferState.PUBLISHED, free__gt=0, first_day__gt=clock.today()
    )
    communes = _gaps(rows.exclude(insee=""), "insee", _seats(slots, "offer__site__insee"), _place)
    shown = [each for each in communes if each.asked >= LEAST]
    cells = rows.exclude(sector="").exclude(insee="").values("sector", "insee").annotate(n=Sum("count"))
    return Needs(
        by_sector=_gaps(rows, "sector", _seats(slots, "offer__sector"), _sector),
        by_commune=shown,
        by_week=sorted(
            (each for each in _gaps(rows.filter(week__gt=clock.today()), "week", _seats_by_week(slots), str)
             if each.asked >= LEAST),
            key=lambda each: each.key,
        ),
        hidden=sum(each.asked for each in communes if each.asked < LEAST),
        cells={(row["sector"], row["insee"]): row["n"] for row in cells if row["n"] >= LEAST},
    )  # fmt: skip


def _gaps(rows: QuerySet[Unmet], column: str, seats: dict[Any, int], label: Any) -> list[Gap]:
    """The most missed first; what nobody looked for isn't a line."""
    counted = rows.values(column).annotate(
        searches=Sum("count", filter=Q(kind=Need.SEARCH), default=0),
        wishes=Sum("count", filter=Q(kind=Need.WISH), default=0),
    )
    found = [
        Gap(row[column], label(row[column]), row["searches"], row["wishes"], seats.get(row[column], 0))
        for row in counted.order_by()
    ]
    return sorted(found, key=lambda each: (-each.missing, -each.asked, each.label))


def _seats(slots: QuerySet[OfferSlot], column: str) -> dict[Any, int]:
    return {row[column]: row["n"] for row in slots.values(column).annotate(n=Sum("free")).order_by()}


def _seats_by_week(slots: QuerySet[OfferSlot]) -> dict[date, int]:
    found: dict[date, int] = defaultdict(int)
    for first, n in slots.values_list("first_day").annotate(n=Sum("free")).order_by():
        found[first - timedelta(days=first.weekday())] += n
    return found


def _sector(code: str) -> str:
    return sector_name(code) if code else ""


def _place(insee: str) -> str:
    found = commune(insee)
    return found.name if found else insee


def departments_of(gaps: Iterable[Gap]) -> list[tuple[str, int]]:
    """Of the communes that are named: how often, by department."""
    found: dict[str, int] = defaultdict(int)
    for each in gaps:
        place = commune(each.key)
        if place is not None:
            found[department_name(place.department)] += each.asked
    return sorted(found.items(), key=lambda pair: -pair[1])
