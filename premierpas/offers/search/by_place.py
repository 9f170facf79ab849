"""One stop a place: the offers of one site stand together, the first of them in front.

Where all that fits is known, it is put together here (`together`); a long list is walked by the database, which finds
the first offer of each place and those beside it in one statement (`places_in_order`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, OuterRef, Q, QuerySet

from premierpas.core.geography import Position
from premierpas.offers.models import Offer

from .matching import Row, rows_in_order, sorted_rows


@dataclass(frozen=True)
class Place:
    """The offers of one site that fit: the one in front, then those beside it."""

    first: Row
    beside: tuple[Row, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        return (self.first, *self.beside)


def together(rows: Iterable[Row], origin: Position | None) -> list[Place]:
    """Rows as places, in the order of the first of each."""
    found: dict[int, list[Row]] = {}
    for row in sorted_rows(rows, origin):
        found.setdefault(row.place, []).append(row)
    return [Place(first, tuple(beside)) for first, *beside in found.values()]


def with_related(said: Sequence[Place], related: Sequence[Place]) -> tuple[list[Place], list[Place]]:
    """Related offers of a place that answers stand there, beside the answers; the others are places of their own."""
    more = {place.first.place: place.rows for place in related}
    answers = [replace(place, beside=(*place.beside, *more.pop(place.first.place, ()))) for place in said]
    return answers, [place for place in related if place.first.place in more]


def places_in_order(offers: QuerySet[Offer], origin: Position | None, start: int, length: int) -> list[Place]:
    """So many places from there on, in the order of `together`."""
    here = offers.filter(site=OuterRef("site"))
    earlier = Q(pk__lt=OuterRef("pk"))
    if not origin:
        newer = Q(published_at__gt=OuterRef("published_at"))
        earlier = newer | Q(published_at=OuterRef("published_at")) & earlier
    beside = here.exclude(pk=OuterRef("pk")).order_by(*(["pk"] if origin else ["-published_at", "pk"]))
    firsts = rows_in_order(offers.filter(~Exists(here.filter(earlier))), origin)
    listed = firsts.annotate(beside=ArraySubquery(beside.values("pk")))[start : start + length]
    return [_place(Row(*columns), others) for *columns, others in listed.values_list(*Row._fields, "beside")]


def _place(first: Row, others: Sequence[int]) -> Place:
    return Place(first, tuple(first._replace(pk=pk) for pk in others))
