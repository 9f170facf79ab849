"""What a match is judged by on the pupil's side: the languages at home, the sectors looked at, where they live."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from premierpas.applications.models import Application
from premierpas.offers.models import Favourite
from premierpas.people.enums import Language, Relation
from premierpas.people.models import Enrolment, Guardian


@dataclass(frozen=True)
class Wish:
    """One pupil without anybody. `languages`: with whose it is; `sectors`: of the offers kept or applied for."""

    enrolment: Enrolment
    languages: tuple[tuple[Language, Relation], ...]
    sectors: frozenset[str]


def wishes_of(enrolments: Sequence[Enrolment]) -> list[Wish]:
    """Three queries, however many pupils."""
    pupils = [each.pupil_id for each in enrolments]
    spoken: dict[int, list[tuple[Language, Relation]]] = defaultdict(list)
    others = Guardian.objects.confirmed().filter(pupil__in=pupils).exclude(language=Language.FRENCH)
    for pupil, language, relation in others.values_list("pupil", "language", "relation"):
        spoken[pupil].append((Language(language), Relation(relation)))
    liked: dict[int, set[str]] = defaultdict(set)
    for pupil, sector in Favourite.objects.filter(pupil__in=pupils).values_list("pupil", "offer__sector"):
        liked[pupil].add(sector)
    sent = Application.objects.filter(pupil__in=pupils, enrolment__in=enrolments)
    for pupil, sector in sent.values_list("pupil", "offer__sector"):
        liked[pupil].add(sector)
    return [Wish(each, tuple(spoken[each.pupil_id]), frozenset(liked[each.pupil_id])) for each in enrolments]
