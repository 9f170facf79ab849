"""Where pupils stand, as somebody of an association reads it who helps them with the family's consent."""

from collections.abc import Collection, Mapping

from premierpas.youth_work.doors import Stand

from .models import Standing
from .next_steps import NextStep
from .words import next_for_adults

_OF_TEACHERS = (NextStep.CARD, NextStep.ASK)  # what these say is addressed to a teacher


def stands_of(enrolments: Collection[int]) -> Mapping[int, Stand]:
    """One query. No risk and no reason: those are the school's."""
    found = {}
    for row in Standing.objects.filter(enrolment__in=enrolments):
        step = NextStep(row.next_step) if row.next_step else None
        words = next_for_adults(step) if step is not None and step not in _OF_TEACHERS else ""
        found[row.enrolment_id] = Stand(str(row.get_stage_display()), row.badge, words)
    return found
