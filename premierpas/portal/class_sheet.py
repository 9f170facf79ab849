"""The list to pin up in class: what each pupil does next, and the last day on which that helps."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from premierpas.following.models import Standing
from premierpas.following.next_steps import NextStep
from premierpas.people.told_apart import told_apart
from premierpas.ui.typography import short_day


@dataclass(frozen=True)
class Deadline:
    """One line of the printed list."""

    name: str
    what: str
    until: str


def deadlines(rows: Iterable[Standing], *, today: date) -> list[Deadline]:
    """First names and initials only, for the list hangs on a wall; in the order of the rows."""
    everybody = list(rows)
    names = told_apart((each.enrolment.pupil for each in everybody), always_initial=True)
    return [
        Deadline(names[each.enrolment.pupil_id], str(NextStep(each.next_step).label), _until(each, today))
        for each in everybody
        if each.next_step
    ]


def _until(each: Standing, today: date) -> str:
    if each.next_step == NextStep.ASK or each.next_due == today:
        return _("aujourd’hui")
    if each.next_due is None:
        return ""
    return short_day(each.next_due) if each.next_due > today else _("aujourd’hui")
