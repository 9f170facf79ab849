"""The list of pupils as a screen or a file shows it: where each stands, why, who sees to it, until when."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from premierpas.accounts.capacities import Viewer
from premierpas.agenda.enums import TaskState
from premierpas.agenda.models import Task
from premierpas.agenda.queries import Shown
from premierpas.core.languages import in_french
from premierpas.core.search import Looked
from premierpas.mentoring.waiting import ALONE
from premierpas.ui.typography import short_day

from .accompanied import Mentor, alone, mentors_of
from .helping import HELP
from .many import tasks_of
from .models import Standing
from .queries import AT_RISK, counted, found_by, pressing
from .stages import Stage

RISK, WITHOUT, MINE = "risque", "sans-mentor", "moi"


@dataclass(frozen=True)
class Listed:
    """What the address asks for: `rows` in order, how many, and the counts above them."""

    looked: Looked
    rows: Any
    count: int
    tally: list[dict[str, object]]
    shown: str
    query: str


def listed_for(viewer: Viewer, query: str, shown: str) -> Listed:
    """The pupils whom the viewer may see, found by words and narrowed to a stage or a need."""
    looked = found_by(viewer, query)
    found = looked.rows
    needs: dict[str, tuple[Any, Q]] = {RISK: (_("à surveiller"), AT_RISK)}
    if viewer.is_coordinator:
        needs |= {WITHOUT: (_("sans mentor"), alone()), MINE: (_("à moi"), _with_task_of(viewer))}
    counts, of_needs = counted(found, [narrow for _label, narrow in needs.values()])
    entries = [("", _("tous"), sum(counts.values()))]
    entries += [(name, label, n) for (name, (label, _narrow)), n in zip(needs.items(), of_needs, strict=True)]
    entries += [(stage.value, str(stage.label), counts[stage]) for stage in Stage if stage in counts]
    if shown in needs:
        found = found.filter(needs[shown][1])
    elif shown in Stage.values:
        found = found.filter(stage=shown)
    else:
        shown = ""
    count = next((number for value, _label, number in entries if value == shown), 0)
    tally = [_entry(value, label, number, shown, query) for value, label, number in entries]
    return Listed(looked, pressing(found), count, tally, shown, query)


def _with_task_of(viewer: Viewer) -> Q:
    """Pupils about whom the viewer has a task of their own."""
    key = viewer.capacity.key if viewer.capacity else ""
    tasks = Task.objects.filter(reason__in=(HELP.code, ALONE.code), state=TaskState.OPEN, owner__key=key)
    return Q(enrolment__in=tasks.order_by().values("subject"))


def _entry(value: str, label: str, count: int, shown: str, query: str) -> dict[str, object]:
    kept = {"etape": value, "q": query} if query else {"etape": value}
    return {
        "label": label,
        "count": count,
        "url": f"?{urlencode(kept)}",
        "current": shown == value,
        "risk": value == RISK,
    }


def line_of(row: Standing, task: Shown | None, mentor: Mentor | None) -> Sequence[object]:
    """One pupil as a line of a file."""
    risk, room = row.main_risk, row.enrolment.classroom
    return [
        row.enrolment.pupil.listed_name, room.name, room.school.name, row.get_stage_display(),
        risk.words if risk else "", risk.act if risk else "", task.owner if task else "",
        short_day(task.waits_until or task.due) if task else "", mentor.name if mentor else "", row.place,
    ]  # fmt: skip


@in_french()
def lines_of(rows: Sequence[Standing], viewer: Viewer) -> list[list[str]]:
    """The whole file, its head first; in French like all that is handed over."""
    tasks, mentors = tasks_of(rows, viewer), mentors_of([row.enrolment_id for row in rows], viewer)
    lines = [
        [_("Élève"), _("Classe"), _("Établissement"), _("Étape"), _("Pourquoi"), _("Ce qui aide"), _("Qui"),
         _("Pour quand"), _("Mentor"), _("Stage")],
        *(line_of(row, tasks.get(row.enrolment_id), mentors.get(row.enrolment_id)) for row in rows),
    ]  # fmt: skip
    return [[str(cell) for cell in line] for line in lines]  # said now: they are written later
