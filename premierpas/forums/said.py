"""Why somebody goes to a stand, and how fair the whole was, in words."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from premierpas.events.models import Event, Participant
from premierpas.people.told_apart import told_apart
from premierpas.ui.typography import joined

from .enums import Why
from .fair import Passed, points_of
from .models import Assignment
from .seated import seated, visits, wishes_of

_LEAST_NAMED = 5


def nth(rank: int) -> str:
    """`1er`, `2e` …"""
    return (
        pgettext("rank", "1er"), pgettext("rank", "2e"), pgettext("rank", "3e"), pgettext("rank", "4e"),
        pgettext("rank", "5e"),
    )[rank - 1]  # fmt: skip


def why_for_pupil(row: Assignment, *, wished: int) -> str:
    """The reason as the pupil reads it; `wished`: how many wishes they made."""
    if row.why == Why.BY_HAND:
        said = _("L’équipe a choisi ce stand pour toi.")
        return f"{said} {_('C’est ton %(nth)s vœu.') % {'nth': nth(row.rank)}}" if row.rank else said
    if row.why == Why.WISH:
        said = _("C’est ton %(nth)s vœu.") % {"nth": nth(row.rank)}
        return " ".join([said, *_why_not(row)])
    if not wished:
        return _("Tu n’as pas fait de vœu : tu vas là où il restait de la place.")
    return " ".join([*_why_not(row), _("Tu vas là où il restait de la place.")])


def _why_not(row: Assignment) -> list[str]:
    full = [nth(rank) for rank, why in row.passed if why == Passed.FULL]
    closed = [nth(rank) for rank, why in row.passed if why == Passed.CLOSED]
    said = []
    if full:
        words = ngettext(
            "Le %(which)s était complet à cette heure.", "Le %(which)s étaient complets à cette heure.", len(full)
        )
        said.append(words % {"which": _and_the(full)})
    if closed:
        words = ngettext(
            "Le %(which)s est fermé à cette heure.", "Le %(which)s sont fermés à cette heure.", len(closed)
        )
        said.append(words % {"which": _and_the(closed)})
    return said


def _and_the(which: Sequence[str]) -> str:
    return joined([which[0], *(_("le %(nth)s") % {"nth": each} for each in which[1:])])


def why_in_short(row: Assignment) -> str:
    """The same for a list of the team."""
    if row.why == Why.BY_HAND:
        return _("à la main")
    return _("%(nth)s vœu") % {"nth": nth(row.rank)} if row.rank else _("place libre")


@dataclass(frozen=True)
class Fairness:
    """How many wished, how many got which of their wishes, and who was served least."""

    people: int
    wished: int
    got: Sequence[tuple[str, int]]
    none: int
    least: Sequence[str]
    least_got: str
    missing: int


def fairness_of(event: Event, slots: int) -> Fairness:
    """What is told of the whole; `slots`: how many hours there are."""
    people, wishes = list(seated(event)), wishes_of(event)
    ranks: dict[int, list[int]] = {each.pk: [] for each in people}
    for person, rank in visits(event).values_list("participant", "rank"):
        ranks[person].append(rank)
    got = Counter(rank for person in wishes.by_person for rank in ranks[person] if rank)
    served = {person: sum(map(points_of, ranks[person])) for person in wishes.by_person}
    least = min(served.values(), default=0)
    lowest = [each for each in people if served.get(each.pk) == least]
    return Fairness(
        len(people), len(wishes.by_person), [(nth(rank), got[rank]) for rank in (1, 2, 3)],
        sum(not any(ranks[person]) for person in wishes.by_person), names_of(lowest[:_LEAST_NAMED]),
        _what_they_got(ranks[lowest[0].pk]) if lowest else "",
        sum(slots - len(has) for has in ranks.values()),
    )  # fmt: skip


def _what_they_got(ranks: Sequence[int]) -> str:
    wished = sorted(rank for rank in ranks if rank)
    return joined([_("le %(nth)s vœu") % {"nth": nth(rank)} for rank in wished]) if wished else _("aucun vœu")


def names_of(people: Sequence[Participant]) -> list[str]:
    """First names with an initial, and the class."""
    with_file = [each for each in people if each.enrolment is not None]
    short = told_apart([each.enrolment.pupil for each in with_file if each.enrolment], always_initial=True)
    return [
        f"{short[each.enrolment.pupil_id]} ({each.enrolment.classroom.name})" for each in with_file if each.enrolment
    ]
