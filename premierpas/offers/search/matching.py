"""Which offers fit, and in which order: querysets only."""

import math
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import BooleanField, Exists, F, FloatField, Func, OuterRef, Q, QuerySet, Value

from premierpas.core import clock
from premierpas.core.calendar import Range
from premierpas.core.compiled import Given
from premierpas.core.geography import Position
from premierpas.core.positions import CubeField, point
from premierpas.offers.audience import LEVELS
from premierpas.offers.enums import Audience, OfferState
from premierpas.offers.models import Favourite, Offer, OfferSlot
from premierpas.organisations.models import Classroom, School
from premierpas.people.models import Enrolment

from .criteria import Criteria
from .readers import AtSchool, InClass, Reader

Within = Sequence[Range] | None  # None: any week


HERE = Position(Given("latitude"), Given("longitude"))  # type: ignore[arg-type]  # a place that is said later


def said_here(origin: Position | None) -> dict[str, float]:
    """What to give a statement about `HERE`."""
    return {"latitude": origin.latitude, "longitude": origin.longitude} if origin else {}


def open_to(reader: Reader) -> QuerySet[Offer]:
    """Published offers open today to a pupil, or to a pupil of any class of a school; to a visitor, those for all."""
    if reader is None:
        return Offer.objects.filter(_open_to_everybody(), state=OfferState.PUBLISHED)
    if isinstance(reader, Enrolment):
        return open_in(reader.classroom)
    if isinstance(reader, InClass):
        return _open_at_level(reader.school, reader.level)
    return _open_at(reader).filter(_of_a_class(reader))


def _open_to_everybody() -> Q:
    late = Q(priority_until=None) | Q(priority_until__lt=clock.today())
    return Q(audience=Audience.ALL) | (Q(audience=Audience.PRIORITY_FIRST) & late)


def open_in(classroom: Classroom) -> QuerySet[Offer]:
    """Published offers open to the pupils of this class today."""
    return _open_at_level(classroom.school, classroom.level)


def _open_at_level(school: School | AtSchool, level: str) -> QuerySet[Offer]:
    levels = [offer_level for offer_level, school_levels in LEVELS.items() if level in school_levels]
    return _open_at(school).filter(level__in=levels)


def _of_a_class(school: School | AtSchool) -> Q:
    rooms = Classroom.objects.filter(school=school.pk, closed_at=None)
    found = Q(pk__in=())
    for offer_level, school_levels in LEVELS.items():
        found |= Q(Exists(rooms.filter(level__in=school_levels)), level=offer_level)
    return found


def _open_at(school: School | AtSchool) -> QuerySet[Offer]:
    """Published offers open to its pupils today, of any level."""
    allowed = _open_to_everybody() | Q(audience=Audience.TERRITORY, territory=school.territory_id)
    allowed |= Q(
        audience=Audience.SCHOOLS, pk__in=Offer.schools.through.objects.filter(school=school.pk).values("offer")
    )
    if school.is_priority:
        allowed |= Q(audience=Audience.PRIORITY_FIRST)
    return Offer.objects.filter(allowed, state=OfferState.PUBLISHED)


def matching(
    criteria: Criteria,
    reader: Reader,
    origin: Position | None,
    text: Q | None = None,
    within: Within = None,
) -> QuerySet[Offer]:
    """Offers that fit all the limits, and what was typed (`words.Asked`), in no order.

    `within`: a free week lies in one of these stretches of days.
    """
    offers = open_to(reader).filter(Exists(_free_slots(criteria.weeks, within)))
    if text:
        offers = offers.filter(text)
    if criteria.sector:
        offers = offers.filter(sector=criteria.sector)
    if criteria.favourites and isinstance(reader, Enrolment):
        offers = offers.filter(_kept_by(reader))
    if criteria.accessible:
        offers = offers.filter(content__wheelchair=True)
    if criteria.reach and origin:
        offers = offers.filter(_in_box(origin, criteria.reach)).alias(reach=distance(origin))
        offers = offers.filter(reach__lte=float(criteria.reach))
    return offers


class Row(NamedTuple):
    """An offer by its number, and what it is put in order by; `km` only where distances start somewhere."""

    pk: int
    sector: str
    km: float | None
    published_at: datetime | None
    site: int | None = None

    @property
    def place(self) -> int:
        """The offers of one site are at one place; an offer without a site stands alone."""
        return self.site or -self.pk

    @property
    def nearest(self) -> tuple[bool, float, int]:
        """What puts the nearest first, and last what lies nowhere."""
        return self.km is None, self.km or 0.0, self.pk

    @property
    def newest(self) -> tuple[float, int]:
        """What puts the newest first."""
        return -self.published_at.timestamp() if self.published_at else -math.inf, self.pk


def rows_of(offers: QuerySet[Offer], origin: Position | None) -> QuerySet[Offer, Any]:
    """Offers as the columns of `Row`, in no order."""
    return _with_km(offers, origin).values_list(*Row._fields)


def _with_km(offers: QuerySet[Offer], origin: Position | None) -> QuerySet[Offer]:
    km = distance(origin) if origin else Value(None, output_field=FloatField())
    return offers.annotate(km=km).order_by()


def few_rows(
    said: QuerySet[Offer], related: QuerySet[Offer] | None, origin: Position | None, most: int
) -> tuple[list[Row], list[Row]]:
    """The rows of two lists in no order, up to one more of each than `most`: one query, and an index for each."""
    if related is None:
        return [Row(*each) for each in rows_of(said, origin)[: most + 1]], []
    return parted(both(said, related, origin, most))


def both(said: QuerySet[Offer], related: QuerySet[Offer], origin: Position | None, most: int) -> QuerySet[Offer, Any]:
    """Two lists in one, each row with its part (0 or 1) in front."""
    lists = [_with_km(offers, origin).annotate(part=Value(n)) for n, offers in enumerate((said, related))]
    first, second = [offers.values_list("part", *Row._fields)[: most + 1] for offers in lists]
    return first.union(second, all=True)


def parted(rows: Iterable[Any]) -> tuple[list[Row], list[Row]]:
    """The rows of two lists, apart again."""
    found: tuple[list[Row], list[Row]] = ([], [])
    for part, *row in rows:
        found[int(part)].append(Row(*row))
    return found


def rows_in_order(offers: QuerySet[Offer], origin: Position | None) -> QuerySet[Offer, Any]:
    """The same, nearest first, or newest first without a place."""
    return rows_of(offers, origin).order_by(*(["km", "pk"] if origin else ["-published_at", "pk"]))


def sorted_rows(rows: Iterable[Row], origin: Position | None) -> list[Row]:
    """Rows in the order that the database would put them in."""
    return sorted(rows, key=(lambda row: row.nearest) if origin else (lambda row: row.newest))


def in_ring(offers: QuerySet[Offer], origin: Position, *, after: Any, before: Any) -> QuerySet[Offer]:
    """Those more than `after` km away, with their `km`, none much beyond `before` km; both may be given later."""
    return offers.filter(_in_box(origin, before)).annotate(km=distance(origin)).filter(km__gt=after)


def distance(origin: Position) -> Any:
    """How far an offer is, in km; null where its place isn't known."""
    return Func(
        F("position"), _place(origin), template="(%(expressions)s)", arg_joiner=" OPERATOR(public.<->) ",
        output_field=FloatField(),
    )  # fmt: skip


def _in_box(origin: Position, km: Any) -> Any:
    """Whether an offer lies in the box around a circle: unlike a distance, an index finds that."""
    size = km if isinstance(km, Given) else Value(float(km))
    box = Func(_place(origin), size, Value(3), function="public.cube_enlarge", output_field=CubeField())
    return Func(
        F("position"), box, template="(%(expressions)s)", arg_joiner=" OPERATOR(public.<@) ",
        output_field=BooleanField(),
    )  # fmt: skip


def _place(origin: Position) -> Func:
    if origin is HERE:
        return point(origin.latitude, origin.longitude)
    return point(Value(origin.latitude), Value(origin.longitude))


def _kept_by(enrolment: Enrolment) -> Exists:
    return Exists(Favourite.objects.filter(offer=OuterRef("pk"), pupil=enrolment.pupil_id))


def _free_slots(weeks: tuple[date, ...], within: Within) -> QuerySet[OfferSlot]:
    slots = OfferSlot.objects.filter(offer=OuterRef("pk"), free__gt=0, first_day__gt=clock.today())
    if weeks:
        asked = Q()
        for monday in weeks:
            asked |= Q(first_day__gte=monday, first_day__lt=monday + timedelta(days=7))
        slots = slots.filter(asked)
    return slots if within is None else slots.filter(inside(within))


def inside(stretches: Sequence[Range]) -> Q:
    """The weeks of offers that lie in one of these stretches: what `Going.covers` says of one."""
    found = Q(pk__in=())
    for first, last in stretches:
        found |= Q(first_day__gte=first, last_day__lte=last)
    return found
