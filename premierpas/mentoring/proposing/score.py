"""Points of one pupil with one volunteer, each with its words: what a coordinator reads is what was counted."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import get_language_info, ngettext
from django.utils.translation import gettext as _

from premierpas.core.geography import communes_of_postal_code, distance_km
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
    """One reason: its points and how it is said."""

    points: int
    words: str


def parts_of(wish: Wish, free: Free) -> list[Part]:
    """Why these two, but for how many pupils the volunteer has: that changes while a list is made."""
    return [part for found in (_languages, _sectors, _hours, _distance) for part in found(wish, free)]


def load_part(free: Free, has: int) -> Part:
    """How many pupils they would have of those they wish."""
    left = free.offers.load - has
    words = ngettext("%(n)d élève sur %(load)d", "%(n)d élèves sur %(load)d", has)
    return Part(PLACE_LEFT * min(left, MOST_PLACES), words % {"n": has, "load": free.offers.load})


def _languages(wish: Wish, free: Free) -> Iterator[Part]:
    for language, relation in wish.languages:
        if language in free.offers.languages:
            whose = {Relation.MOTHER: _("sa mère"), Relation.FATHER: _("son père")}.get(relation, _("sa famille"))
            yield Part(LANGUAGE, _("parle %(language)s comme %(who)s") % {"language": said(language), "who": whose})
            return


def _sectors(wish: Wish, free: Free) -> Iterator[Part]:
    shared = sorted(wish.sectors & free.offers.sectors)[:MOST_SECTORS]
    if shared:
        names = joined(sector_name(code) for code in shared)
        yield Part(SECTOR * len(shared), _("connaît ce qui l’intéresse : %(sectors)s") % {"sectors": names})


def _hours(wish: Wish, free: Free) -> Iterator[Part]:
    moments = [slot for slot in free.offers.slots if _is_after_school(slot)]
    if moments:
        words = ngettext("%(n)d moment libre hors des cours", "%(n)d moments libres hors des cours", len(moments))
        yield Part(HOUR * min(len(moments), MOST_HOURS), words % {"n": len(moments)})


def _distance(wish: Wish, free: Free) -> Iterator[Part]:
    """From the volunteer's postal code to the school, where they meet: the pupil's home is nobody's affair."""
    school, communes = wish.enrolment.classroom.school, communes_of_postal_code(free.offers.postal_code)
    ends = [place.position for place in communes if place.position is not None]
    if school.place is None or not ends:
        return
    away = min(distance_km(school.place, end) for end in ends)
    points = next((points for most, points in NEAR if away <= most), 0)
    if points:
        yield Part(points, _("à %(km)s de l’établissement") % {"km": km(away * 1000)})


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
