"""What a pupil looked for and didn't find, told upward as what it is about: never who looked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from premierpas.core import clock
from premierpas.core.requests import SiteRequest
from premierpas.occupations.sheets import sheets
from premierpas.people.models import Enrolment

from ..doors import in_vain
from .criteria import Criteria
from .words import asked

_MOST = 40  # needs of one day that a session remembers, so that turning a page counts once
_KEPT = "looked_in_vain"


@dataclass(frozen=True)
class InVain:
    """From which territory and commune (the school's, never the home's), in which sector, for which week."""

    territory_id: int
    insee: str
    sector: str
    week: date | None
    is_wish: bool


def note_in_vain(request: SiteRequest, criteria: Criteria, enrolment: Enrolment, *, is_wish: bool = False) -> None:
    """Tell it, once a day for one need and one session."""
    school = enrolment.classroom.school
    if school.territory_id is None:
        return
    week = criteria.weeks[0] if len(criteria.weeks) == 1 else None
    what = InVain(school.territory_id, school.insee, next(iter(sectors_asked(criteria)), ""), week, is_wish)
    if _is_new(request, what):
        for tell in in_vain:
            tell(what, request.actor)


def sectors_of(words: str) -> tuple[str, ...]:
    """The sectors that words lead to."""
    return tuple(dict.fromkeys(sector for meaning in asked(words).meanings for sector in meaning.sectors))


def sectors_asked(criteria: Criteria) -> tuple[str, ...]:
    """The sectors in which something is looked for, the likeliest first."""
    if criteria.sector:
        return (criteria.sector,)
    return sheets()[criteria.trade].sectors if criteria.trade else sectors_of(criteria.text)


def _is_new(request: SiteRequest, what: InVain) -> bool:
    today = clock.today().isoformat()
    kept = request.session.get(_KEPT, {})
    known: Iterable[str] = kept.get(today, [])
    key = f"{what.sector}|{what.week or ''}|{'w' if what.is_wish else 's'}"
    if key in known or len(list(known)) >= _MOST:
        return False
    request.session[_KEPT] = {today: [*known, key]}
    return True
