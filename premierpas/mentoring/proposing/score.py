"""Points of one pupil with one volunteer, each with its words: what a coordinator reads is what was counted."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.utils.translation import get_language_info, ngettext
from django.utils.translation import gettext as _

from premierpas.core.geography import Position, communes_of_postal_code, distance_km
from premierpas.occupations.sectors import sector_name
from premierpas.people.enums import Language, Relation
from premierpas.ui.typography import joined, km
from premierpas.volunteers.enums import Part as PartOfDay
from premierpas.volunteers.offering import Slot

from ..free import Free
from .wishes import Wish

LANGUAGE = 30
SECTOR, MOST_SECTORS = 10, 2
HOUR, MOST_HOURS = 5, 3
PLACE_LEFT, MOST_PLACES = 5, 3

NEAR = ((3, 15), (10, 10), (20, 5))  # up to how many km, how many points

WEDNESDAY, SATURDAY = 3, 6


@dataclass(frozen=True)
class Part:
    """One reason: its points, and how it is said: `say(*about)`, once somebody reads it."""

    points: int
    say: Callable[..., str]
    about: tuple[Any, ...] = ()

    @property
    def words(self) -> str:
        return self.say(*self.about)


def parts_of(wish: Wish, free: Free) -> list[Part]:
    """Why these two, but for how many pupils the volunteer has: that changes while a list is made."""
    return [part for found in (_languages, _sectors, _hours, _distance) for part in found(wish, free)]


def load_part(free: Free, has: int) -> Part:
    """How many pupils they would have of those they wish."""
    return Part(load_points(free, has), _said_load, (has, free.offers.load))


def load_points(free: Free, has: int) -> int:
    """The points of that alone."""
    return PLACE_LEFT * min(free.offers.load - has, MOST_PLACES)


def _said_load(has: int, load: int) -> str:
    return ngettext("%(n)d élève sur %(load)d", "%(n)d élèves sur %(load)d", has) % {"n": has, "load": load}


def _languages(wish: Wish, free: Free) -> Iterator[Part]:
    for language, relation in wish.languages:
        if language in free.offers.languages:
            yield Part(LANGUAGE, _said_language, (language, relation))
            return


def _said_language(language: Language, relation: Relation) -> str:
    whose = {Relation.MOTHER: _("sa mère"), Relation.FATHER: _("son père")}.get(relation, _("sa famille"))
    return _("parle %(language)s comme %(who)s") % {"language": said(language), "who": whose}


def _sectors(wish: Wish, free: Free) -> Iterator[Part]:
    shared = sorted(wish.sectors & free.offers.sectors)[:MOST_SECTORS]
    if shared:
        yield Part(SECTOR * len(shared), _said_sectors, tuple(shared))


def _said_sectors(*codes: str) -> str:
    return _("connaît ce qui l’intéresse : %(sectors)s") % {"sectors": joined(map(sector_name, codes))}


def _hours(wish: Wish, free: Free) -> Iterator[Part]:
    if moments := _after_school(free.offers.slots):
        yield Part(HOUR * min(moments, MOST_HOURS), _said_moments, (moments,))


@lru_cache(maxsize=1024)
def _after_school(slots: frozenset[Slot]) -> int:
    return sum(map(_is_after_school, slots))


def _said_moments(n: int) -> str:
    return ngettext("%(n)d moment libre hors des cours", "%(n)d moments libres hors des cours", n) % {"n": n}


def _distance(wish: Wish, free: Free) -> Iterator[Part]:
    """From the volunteer's postal code to the school, where they meet: the pupil's home is nobody's affair."""
    place = wish.enrolment.classroom.school.place
    away = _away(place, free.offers.postal_code) if place is not None else None
    points = next((points for most, points in NEAR if away <= most), 0) if away is not None else 0
    if points:
        yield Part(points, _said_distance, (away,))


@lru_cache(maxsize=4096)
def _away(school: Position, postal_code: str) -> float | None:
    ends = [place.position for place in communes_of_postal_code(postal_code) if place.position is not None]
    return min((distance_km(school, end) for end in ends), default=None)


def _said_distance(away: float) -> str:
    return _("à %(km)s de l’établissement") % {"km": km(away * 1000)}


def _is_after_school(slot: Slot) -> bool:
    """Midday and late afternoon of any day, and the afternoon without lessons."""
    if slot.part in (PartOfDay.MIDDAY, PartOfDay.EVENING) or slot.weekday == SATURDAY:
        return True
    return slot.weekday == WEDNESDAY and slot.part == PartOfDay.AFTERNOON


def said(language: Language) -> str:
    """The language's name for whoever reads, else as those who speak it write it."""
    code = "zh-hans" if language == Language.CHINESE else str(language)
    try:
        return str(get_language_info(code)["name_translated"]).lower()
    except KeyError:
        return str(language.label)
