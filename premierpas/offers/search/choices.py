"""What each choice beside the search leads to: how many offers where they are few, else only whether there is any."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db import connections
from django.db.models import F
from django.db.models.expressions import RawSQL

from premierpas.core import clock
from premierpas.core.geography import Position
from premierpas.occupations.sectors import SECTORS
from premierpas.offers.models import OfferSlot

from .criteria import Criteria
from .matching import Row, few_rows, matching
from .seeker import Seeker
from .travel import BANDS, reach_km
from .words import Asked

FEW = 400
MOST_SEEN = 1000
_SEEN: dict[tuple[tuple[int, str, str] | None, datetime], frozenset[str]] = {}


@dataclass(frozen=True)
class Choices:
    """How many offers each choice leads to; a choice that isn't there wasn't counted. `rows`: all that were found."""

    sectors: Mapping[str, int] = field(default_factory=dict)
    weeks: Mapping[date, int] = field(default_factory=dict)
    bands: Mapping[int, int] = field(default_factory=dict)
    rows: list[Row] | None = None


def choices_of(
    criteria: Criteria, seeker: Seeker, text: Asked, found: list[Row] | None, weeks: Sequence[date]
) -> Choices:
    """Each choice under the other limits that are set. `found`: the rows of this very search, where they are few."""
    if found is None:
        return Choices(sectors=_empty_sectors(seeker))
    origin = seeker.origin
    wide = criteria.without("sector", "weeks", "radius", "minutes")
    rows = found if wide == criteria.without() else _few(wide, seeker, text)
    if len(rows) > FEW:
        known = _empty_sectors(seeker) if criteria.sector else _counted(found)
        return Choices(sectors=known)
    free = _free_weeks([row.pk for row in rows]) if weeks or criteria.weeks else {}
    near = [row for row in rows if _is_near(row, criteria.reach, origin)]
    of_sector = [row for row in rows if not criteria.sector or row.sector == criteria.sector]
    both = [row for row in near if not criteria.sector or row.sector == criteria.sector]
    in_weeks = {row.pk for row in rows if not criteria.weeks or free.get(row.pk, set()) & set(criteria.weeks)}
    return Choices(
        sectors=_counted(row for row in near if row.pk in in_weeks),
        weeks={week: sum(week in free.get(row.pk, ()) for row in both) for week in weeks},
        bands={
            minutes: sum(_is_near(row, reach_km(minutes), origin) for row in of_sector if row.pk in in_weeks)
            for minutes in BANDS
            if origin
        },
    )


def _few(criteria: Criteria, seeker: Seeker, text: Asked) -> list[Row]:
    reader, origin, within = seeker.reader, seeker.origin, seeker.within
    offers = matching(criteria, reader, origin, text.said, within)
    more = matching(criteria, reader, origin, text.related, within) if text.related is not None else None
    said, related = few_rows(offers, more, origin, FEW)
    return said + related


def _counted(rows: Iterable[Row]) -> dict[str, int]:
    counted = Counter(row.sector for row in rows)
    return {code: counted[code] for code in SECTORS}


def _is_near(row: Row, radius: float | None, origin: Position | None) -> bool:
    return not radius or origin is None or (row.km is not None and row.km <= radius)


def _free_weeks(pks: Iterable[int]) -> dict[int, set[date]]:
    """The Mondays of the weeks to come in which these offers have a place."""
    slots = OfferSlot.objects.filter(offer__in=pks, free__gt=0, first_day__gt=clock.today()).order_by()
    found: dict[int, set[date]] = {}
    for offer, day in slots.values_list("offer", "first_day"):
        found.setdefault(offer, set()).add(day - timedelta(days=day.weekday()))
    return found


def _empty_sectors(seeker: Seeker) -> dict[str, int]:
    """The sectors in which nothing is open to this person; what was seen for a school's level holds for a minute."""
    audience = None
    if seeker.enrolment:
        audience = (seeker.enrolment.classroom.school_id, seeker.enrolment.classroom.level, str(seeker.within))
    elif seeker.school:
        audience = (seeker.school.pk, "", "")
    minute = clock.now().replace(second=0, microsecond=0)
    if (audience, minute) not in _SEEN:
        if len(_SEEN) >= MOST_SEEN:
            _SEEN.clear()
        _SEEN[audience, minute] = _sectors_open_to(seeker)
    return {code: 0 for code in SECTORS if code not in _SEEN[audience, minute]}


def _sectors_open_to(seeker: Seeker) -> frozenset[str]:
    """One look into the index for each sector, not a count."""
    one = matching(Criteria(), seeker.reader, None, None, seeker.within).filter(sector=RawSQL("choice.code", []))
    sql, parameters = one.order_by().annotate(one=F("pk")).values("one")[:1].query.sql_with_params()
    with connections[one.db].cursor() as cursor:
        cursor.execute(
            f"SELECT choice.code FROM unnest(%s::text[]) AS choice(code) CROSS JOIN LATERAL ({sql}) AS any_offer",
            [list(SECTORS), *parameters],
        )
        return frozenset(code for (code,) in cursor.fetchall())
