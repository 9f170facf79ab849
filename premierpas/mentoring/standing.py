"""Where pupils stand in their search, in words that a mentor may read: one query a kind, no host, no letter."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _

from premierpas.applications.enums import WAITING, ApplicationState
from premierpas.applications.models import Application
from premierpas.core.compiled import Compiled, Given
from premierpas.placements.models import HOLDING, Placement


@dataclass(frozen=True)
class Stands:
    """Words, and the kind of their badge."""

    words: str
    kind: str


_YEARS = Given("years", many=True)
_placed = Compiled(
    lambda: Placement.objects.filter(enrolment__in=_YEARS, state__in=HOLDING).values_list("enrolment", flat=True)
)
_states = Compiled(lambda: Application.objects.filter(enrolment__in=_YEARS).values_list("enrolment", "state"))


def standing_of(enrolments: Collection[int]) -> dict[int, Stands]:
    """Each pupil's furthest step; two queries."""
    years = list(enrolments)
    placed = set(_placed(years=years))
    states: dict[int, set[str]] = {}
    for pk, state in _states(years=years):
        states.setdefault(pk, set()).add(state)
    return {pk: _said(pk in placed, states.get(pk, set())) for pk in enrolments}


def _said(placed: bool, states: Collection[str]) -> Stands:
    if placed:
        return Stands(_("a sa place"), "done")
    if ApplicationState.ACCEPTED in states:
        return Stands(_("doit confirmer"), "now")
    if set(WAITING) & set(states):
        return Stands(_("attend une réponse"), "wait")
    return Stands(_("cherche encore"), "off")
