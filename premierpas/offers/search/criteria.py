"""What is looked for, read from the address; anything that makes no sense there is left out."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.http import QueryDict

from premierpas.core.text import one_line, whole_number
from premierpas.occupations.sectors import SECTORS
from premierpas.occupations.sheets import sheets

from .travel import BANDS, reach_km

RADII = (2, 5, 10, 25)
MINUTES = "min"
LAST_PAGE = 20


@dataclass(frozen=True)
class Criteria:
    """A search. `weeks` are Mondays, `trade` is a sheet's slug; `minutes` of the way, or a `radius` in km, limit it.

    `place` was typed, `place_code` tells which one is meant. `other_weeks`: those in which the class doesn't go are
    shown too, beneath. `as_map`: the map first, on a phone.
    """

    text: str = ""
    sector: str = ""
    trade: str = ""
    weeks: tuple[date, ...] = ()
    radius: int | None = None
    minutes: int | None = None
    accessible: bool = False
    from_school: bool = False
    favourites: bool = False
    other_weeks: bool = False
    place: str = ""
    place_code: str = ""
    as_map: bool = False
    page: int = 1

    @property
    def is_narrowed(self) -> bool:
        """Whether something besides the place was asked for."""
        limits = (self.text, self.sector, self.trade, self.weeks, self.reach, self.accessible, self.favourites)
        return any(map(bool, limits))

    @property
    def reach(self) -> float | None:
        """How far at most, in km."""
        return reach_km(self.minutes) if self.minutes else self.radius

    def without(self, *names: str) -> "Criteria":
        """The same search with some of its limits lifted."""
        empty: dict[str, Any] = {name: Criteria.__dataclass_fields__[name].default for name in names}
        return replace(self, page=1, **empty)


def read_criteria(query: QueryDict) -> Criteria:
    """The search that an address asks for."""
    return Criteria(
        text=one_line(query.get("q", ""))[:120],
        sector=query.get("secteur", "") if query.get("secteur") in SECTORS else "",
        weeks=tuple(sorted({week for raw in query.getlist("semaine")[:20] if (week := _monday(raw))})),
        trade=query.get("metier", "") if query.get("metier") in sheets() else "",
        radius=_one_of(RADII, query.get("rayon", "")),
        minutes=_one_of(BANDS, query.get("rayon", "").removesuffix(MINUTES)) if _in_minutes(query) else None,
        accessible=bool(query.get("fauteuil")),
        from_school=query.get("depuis") == "ecole",
        favourites=bool(query.get("favoris")),
        other_weeks=bool(query.get("autres")),
        place=one_line(query.get("ville", ""))[:120],
        place_code=one_line(query.get("commune", ""))[:60],
        as_map=query.get("vue") == "carte",
        page=_page(query.get("page", "1")),
    )


def as_query(criteria: Criteria) -> str:
    """The address's query string of a search, without its page."""
    query = QueryDict(mutable=True)
    if criteria.text:
        query["q"] = criteria.text
    if criteria.sector:
        query["secteur"] = criteria.sector
    query.setlist("semaine", [week.isoformat() for week in criteria.weeks])
    if criteria.trade:
        query["metier"] = criteria.trade
    if criteria.reach:
        query["rayon"] = way_of(criteria)
    if criteria.accessible:
        query["fauteuil"] = "1"
    if criteria.from_school:
        query["depuis"] = "ecole"
    if criteria.favourites:
        query["favoris"] = "1"
    if criteria.other_weeks:
        query["autres"] = "1"
    if criteria.place:
        query["ville"] = criteria.place
        if criteria.place_code:
            query["commune"] = criteria.place_code
    if criteria.as_map:
        query["vue"] = "carte"
    return query.urlencode()


def _monday(raw: str) -> date | None:
    try:
        day = date.fromisoformat(raw)
    except ValueError:
        return None
    if not 2000 <= day.year < 2100:  # at the calendar's ends a week can't be reckoned with
        return None
    return day - timedelta(days=day.weekday())


def way_of(criteria: Criteria) -> str:
    """How the address says how far at most: `30min`, or the kilometres of an older address."""
    return f"{criteria.minutes}{MINUTES}" if criteria.minutes else str(criteria.radius or "")


def _in_minutes(query: QueryDict) -> bool:
    return query.get("rayon", "").endswith(MINUTES)


def _one_of(numbers: tuple[int, ...], raw: str) -> int | None:
    return next((number for number in numbers if raw == str(number)), None)


def _page(raw: str) -> int:
    return min(max(whole_number(raw) or 1, 1), LAST_PAGE)
