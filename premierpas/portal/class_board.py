"""One class: its counts and the sentence that is true of it, its filters, the groups of its table."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.accounts.capacities import Viewer
from premierpas.agenda.queries import Shown, tasks_about
from premierpas.following.helping import HELP
from premierpas.following.models import Standing
from premierpas.following.queries import AT_RISK, counts_by_stage, present
from premierpas.following.stages import PLACED, Stage
from premierpas.organisations.models import Classroom

from .agreement_cells import AgreementCell

SEARCHING = (Stage.SEARCHING, Stage.PREPARING)
# The filters of a class: the name in its address → stages, the drawing of its door.
FILTERS: dict[str, tuple[tuple[Stage, ...], str]] = {
    "places": (PLACED, "open"),
    "attente": ((Stage.WAITING,), "ajar"),
    "confirmer": ((Stage.ACCEPTED,), "lit"),
    "cherchent": (SEARCHING, "shut"),
    "debut": ((Stage.NOT_STARTED,), "undrawn"),
}


@dataclass(frozen=True)
class ClassCounts:
    """One class in figures, and the sentence that is true of it."""

    by_stage: dict[Stage, int]
    at_risk: int

    @property
    def pupils(self) -> int:
        return sum(self.by_stage.values())

    def of(self, stages: Iterable[Stage]) -> int:
        """How many are at one of these stages."""
        return sum(self.by_stage.get(stage, 0) for stage in stages)

    @property
    def headline(self) -> str:
        """What an adult has to know first."""
        waiting = self.by_stage.get(Stage.NOT_STARTED, 0)
        if not self.pupils:
            return _("Cette classe est vide")
        if self.at_risk:
            words = ngettext("Un élève a besoin de vous", "%(n)d élèves ont besoin de vous", self.at_risk)
            return words % {"n": self.at_risk}
        if waiting == self.pupils:
            return _("Personne n’a encore commencé")
        if waiting:
            words = ngettext("Un élève n’a pas encore commencé", "%(n)d élèves n’ont pas encore commencé", waiting)
            return words % {"n": waiting}
        return _("Tout le monde a une place") if self.of(PLACED) == self.pupils else _("Tout le monde avance")


def class_counts(classroom: Classroom) -> ClassCounts:
    """Counted by the database."""
    return ClassCounts(*counts_by_stage(present(enrolment__classroom=classroom)))


def board_tally(counts: ClassCounts, shown: str) -> list[dict[str, Any]]:
    """The counts above a class, each a filter."""
    labels = {
        "places": _("ont une place"), "attente": _("en attente"), "confirmer": _("doivent confirmer"),
        "cherchent": _("cherchent"), "debut": _("pas commencé"),
    }  # fmt: skip
    rows = [("", _("toute la classe"), "", counts.pupils, False)]
    rows += [(key, labels[key], door, counts.of(stages), False) for key, (stages, door) in FILTERS.items()]
    rows.append(("risque", _("à surveiller"), "shut", counts.at_risk, True))
    return [
        {"label": label, "state": door, "count": count, "risk": risk, "url": f"?etape={key}", "current": key == shown}
        for key, label, door, count, risk in rows
    ]


def shown_rows(classroom: Classroom, shown: str, counts: ClassCounts) -> tuple[QuerySet[Standing], int]:
    """The rows of a class that a filter shows, and how many they are."""
    rows = present(enrolment__classroom=classroom)
    if shown == "risque":
        return rows.filter(AT_RISK), counts.at_risk
    if shown in FILTERS:
        stages = FILTERS[shown][0]
        return rows.filter(stage__in=stages), counts.of(stages)
    return rows, counts.pupils


@dataclass(frozen=True)
class BoardRow:
    """One pupil of the board: where they stand, and what somebody has to do about it."""

    followed: Standing
    task: Shown | None
    agreement: AgreementCell | None


def tasks_of_pupils(rows: Iterable[Standing], viewer: Viewer) -> dict[int, Shown]:
    """By enrolment, the open task about each of these pupils."""
    return tasks_about(HELP.code, [row.enrolment_id for row in rows], viewer)


def board_groups(
    rows: Iterable[Standing], shown: str, tasks: Mapping[int, Shown], agreements: Mapping[int, AgreementCell]
) -> list[tuple[str, list[BoardRow]]]:
    """A page's pupils by need: those to watch first, then by stage; one group where a filter is on."""
    titles = {
        "risque": _("À surveiller d’abord"), "confirmer": _("Doivent confirmer leur place"),
        "attente": _("Attendent une réponse"), "cherchent": _("Cherchent"), "debut": _("Pas commencé"),
        "places": _("Ont une place"),
    }  # fmt: skip
    listed = [BoardRow(row, tasks.get(row.enrolment_id), agreements.get(row.enrolment_id)) for row in rows]
    if shown in titles:
        return [(titles[shown], listed)]
    groups: dict[str, list[BoardRow]] = {key: [] for key in titles}
    of_stage = {stage: key for key, (stages, _door) in FILTERS.items() for stage in stages}
    for row in listed:
        groups["risque" if row.followed.at_risk else of_stage[Stage(row.followed.stage)]].append(row)
    return [(titles[key], group) for key, group in groups.items() if group]
