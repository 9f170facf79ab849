"""Where pupils stand in their search, in words that a mentor may read: one query a kind, no host, no letter."""

from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _

from premierpas.applications.enums import WAITING, ApplicationState
from premierpas.applications.models import Application
from premierpas.placements.models import HOLDING, Placement


@dataclass(frozen=True)
class Stands:
    """Words, and the kind of their badge."""

    words: str
    kind: str


def standing_of(enrolments: Collection[int]) -> dict[int, Stands]:
    """Each pupil's furthest step; two queries."""
    placed = set(
        Placement.objects.filter(enrolment__in=enrolments, state__in=HOLDING).values_list("enrolment", flat=True)
    )
    states: dict[int, set[str]] = {}
    for pk, state in Application.objects.filter(enrolment__in=enrolments).values_list("enrolment", "state"):
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
