"""What a match is judged by on the pupil's side: the languages at home, the sectors looked at, where they live."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from premierpas.applications.models import Application
from premierpas.core.compiled import Compiled, Given
from premierpas.offers.models import Favourite
from premierpas.people.enums import Language, Relation
from premierpas.people.models import Enrolment, Guardian


@dataclass(frozen=True)
class Wish:
    """One pupil without anybody. `languages`: with whose it is; `sectors`: of the offers kept or applied for."""

    enrolment: Enrolment
    languages: tuple[tuple[Language, Relation], ...]
    sectors: frozenset[str]


_PUPILS = Given("pupils", many=True)
_spoken = Compiled(
    lambda: (
        Guardian.objects.confirmed()
        .filter(pupil__in=_PUPILS)
        .exclude(language=Language.FRENCH)
        .values_list("pupil", "language", "relation")
    )
)
_kept = Compiled(lambda: Favourite.objects.filter(pupil__in=_PUPILS).values_list("pupil", "offer__sector"))
_sent = Compiled(
    lambda: Application.objects.filter(pupil__in=_PUPILS, enrolment__in=Given("years", many=True)).values_list(
        "pupil", "offer__sector"
    )
)


def wishes_of(enrolments: Sequence[Enrolment]) -> list[Wish]:
    """Three queries, however many pupils."""
    pupils = [each.pupil_id for each in enrolments]
    years = [each.pk for each in enrolments]
    spoken: dict[int, list[tuple[Language, Relation]]] = defaultdict(list)
    for pupil, language, relation in _spoken(pupils=pupils):
        spoken[pupil].append((Language(language), Relation(relation)))
    liked: dict[int, set[str]] = defaultdict(set)
    for pupil, sector in _kept(pupils=pupils):
        liked[pupil].add(sector)
    for pupil, sector in _sent(pupils=pupils, years=years):
        liked[pupil].add(sector)
    return [Wish(each, tuple(spoken[each.pupil_id]), frozenset(liked[each.pupil_id])) for each in enrolments]
