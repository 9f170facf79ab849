"""Pupils of a class, or of all classes of a school: the counts, their filters, and the table's groups by need."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.agenda.queries import Shown
from premierpas.following.many import Act
from premierpas.following.models import Standing, door_of
from premierpas.following.queries import AT_RISK
from premierpas.following.risks import CALM
from premierpas.following.stages import PLACED, Stage

from .agreement_cells import AgreementCell
from .one_click import Click, is_reminded, is_shown_offers

FOLDED = 3  # of those who are ready, so many are shown among the others
SIGNING = Q(stage=Stage.AGREED, signed=False)
# The filters: the name in the address → which rows, the drawing of their door.
FILTERS: dict[str, tuple[Q, str]] = {
    "confirmer": (Q(stage=Stage.ACCEPTED), "lit"),
    "cherchent": (Q(stage__in=(Stage.SEARCHING, Stage.PREPARING)), "shut"),
    "debut": (Q(stage=Stage.NOT_STARTED), "undrawn"),
    "attente": (Q(stage=Stage.WAITING), "ajar"),
    "signent": (SIGNING, "ajar"),
    "places": (Q(stage__in=PLACED) & ~SIGNING, "open"),
}
RISK = "risque"
_OF_STAGE = {
    Stage.ACCEPTED: "confirmer", Stage.SEARCHING: "cherchent", Stage.PREPARING: "cherchent",
    Stage.NOT_STARTED: "debut", Stage.WAITING: "attente",
}  # fmt: skip


def need_of(stage: str, *, signed: bool) -> str:
    """The filter under which somebody stands who isn't at risk."""
    if stage == Stage.AGREED and not signed:
        return "signent"
    return _OF_STAGE.get(Stage(stage), "places")


def stages(rows: QuerySet[Standing]) -> QuerySet[Standing, tuple[str, int, bool]]:
    """What all counts and doors are made of; one question."""
    return rows.order_by("enrolment__pupil__sort_name", "pk").values_list("stage", "rank", "signed")


@dataclass(frozen=True)
class BoardCounts:
    """The pupils of a board in figures, a door for each, and the sentence that is true of them."""

    stages: tuple[tuple[str, int, bool], ...]  # stage, rank, whether the agreement is signed: in the order of names

    @property
    def pupils(self) -> int:
        return len(self.stages)

    @property
    def at_risk(self) -> int:
        return sum(rank < CALM for _stage, rank, _signed in self.stages)

    @property
    def others(self) -> int:
        return self.pupils - self.at_risk

    def of_filter(self, name: str) -> int:
        """How many a filter shows."""
        return sum(need_of(stage, signed=signed) == name for stage, _rank, signed in self.stages)

    @property
    def doors(self) -> list[tuple[str, bool]]:
        """How each pupil's door is drawn and whether somebody should look after it: those first, the open ones last."""
        doors = [(door_of(stage), rank < CALM) for stage, rank, _signed in self.stages]
        return sorted(doors, key=lambda door: (not door[1], door[0] == "open"))

    @property
    def headline(self) -> str:
        """What an adult has to know first."""
        waiting, ready = self.of_filter("debut"), sum(stage in PLACED for stage, _rank, _signed in self.stages)
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
        return _("Tout le monde a une place") if ready == self.pupils else _("Tout le monde avance")

    def count_of(self, shown: str) -> int:
        """How many rows the board shows under a filter."""
        if shown == RISK:
            return self.at_risk
        return self.of_filter(shown) if shown in FILTERS else self.pupils


def _said_of(shown: str, count: int) -> str:
    """What as many pupils do, beneath their number."""
    said = {
        "confirmer": ngettext("doit confirmer", "doivent confirmer", count),
        "cherchent": ngettext("cherche", "cherchent", count),
        "debut": _("pas commencé"),
        "attente": ngettext("attend", "attendent", count),
        "signent": _("on signe"),
        "places": ngettext("prêt", "prêts", count),
    }
    return said[shown]


def board_tally(counts: BoardCounts, shown: str) -> list[dict[str, Any]]:
    """The counts above a board, each a filter."""
    rows = [(RISK, _("à surveiller"), "shut", counts.at_risk, True)]
    for key, (_rows, door) in FILTERS.items():
        count = counts.of_filter(key)
        rows.append((key, _said_of(key, count), door, count, False))
    rows.append(("", _("tous"), "", counts.pupils, False))
    return [
        {"label": label, "state": door, "count": count, "risk": risk, "url": f"?etape={key}", "current": key == shown}
        for key, label, door, count, risk in rows
    ]


def shown_rows(rows: QuerySet[Standing], shown: str) -> QuerySet[Standing]:
    """The rows of a board that a filter shows."""
    if shown == RISK:
        return rows.filter(AT_RISK)
    return rows.filter(FILTERS[shown][0]) if shown in FILTERS else rows


@dataclass(frozen=True)
class BoardRow:
    """One pupil of the board: where they stand, whose task it is, the one click that helps now; a meeting to book."""

    followed: Standing
    task: Shown | None
    agreement: AgreementCell | None
    click: Click | None
    meeting: Click | None = None


@dataclass(frozen=True)
class Group:
    """Pupils of one need. `bulk`: what a button of theirs asks for all at once; `more`: how many aren't shown here."""

    name: str
    title: str
    rows: Sequence[BoardRow]
    count: int
    bulk: str = ""
    bulk_label: str = ""
    more: int = field(default=0)


def board_groups(rows: Iterable[BoardRow], shown: str) -> list[Group]:
    """A page's pupils by need: those to help first, those who are ready last; one group where a filter is on."""
    titles = {
        RISK: _("À surveiller, ce qui peut encore changer d’abord"), "confirmer": _("Doivent confirmer leur place"),
        "signent": _("On signe"), "attente": _("Attendent une réponse"), "cherchent": _("Cherchent, à temps"),
        "debut": _("Pas commencé"), "places": _("Prêts"),
    }  # fmt: skip
    if shown in titles:
        return [_group(shown, titles[shown], list(rows))]
    groups: dict[str, list[BoardRow]] = {key: [] for key in titles}
    for row in rows:
        at = row.followed
        groups[RISK if at.at_risk else need_of(at.stage, signed=at.signed)].append(row)
    return [_group(key, titles[key], group, folded=key == "places") for key, group in groups.items() if group]


def _group(name: str, title: str, rows: list[BoardRow], *, folded: bool = False) -> Group:
    more = len(rows) - FOLDED if folded and len(rows) > FOLDED + 1 else 0
    shown = rows[: len(rows) - more]
    for act, fits, label in (
        (Act.REMIND, is_reminded, _("Rappeler aux %(n)d")),
        (Act.OFFER, is_shown_offers, _("Proposer une offre aux %(n)d")),
    ):
        ids = [row.followed.enrolment_id for row in rows if fits(row.click)] if name != RISK else []
        if len(ids) > 1:
            bulk = f"{act.value}:{','.join(map(str, ids))}"
            return Group(name, title, shown, len(rows), bulk, label % {"n": len(ids)}, more)
    return Group(name, title, shown, len(rows), more=more)


def board_rows(
    rows: Iterable[Standing],
    tasks: Mapping[int, Shown],
    agreements: Mapping[int, AgreementCell],
    clicks: Mapping[int, Click | None],
    meetings: Mapping[int, Click],
) -> list[BoardRow]:
    """The rows of a page with all that their cells say."""
    return [
        BoardRow(row, tasks.get(at), agreements.get(at), clicks.get(at) or meetings.get(at), meetings.get(at))
        for row in rows
        for at in [row.enrolment_id]
    ]
