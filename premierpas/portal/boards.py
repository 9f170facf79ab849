"""Classes and their pupils at a glance: counts, the filters above a class, the groups of its table."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page
from django.db.models import Count, F, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.accounts.capacities import Viewer
from premierpas.core import clock
from premierpas.following.models import Standing
from premierpas.following.periods import coming_periods
from premierpas.following.queries import AT_RISK, counts_by_stage, main_risks, page_of, present
from premierpas.following.risks import CALM
from premierpas.following.stages import PLACED, Stage
from premierpas.organisations import presence
from premierpas.organisations.capacities import HEAD_TEACHER, TEACHER
from premierpas.organisations.models import Classroom

CLASSES_PER_PAGE = 15
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
class ClassRow:
    """One class in a list: how many, how many have a place, how many need somebody."""

    classroom: Classroom
    pupils: int
    placed: int
    waiting: int
    to_confirm: int
    at_risk: int
    begun: int
    main_risk: str
    period: tuple[date, date] | None

    @property
    def without_place(self) -> int:
        return self.pupils - self.placed

    @property
    def nobody_began(self) -> bool:
        return bool(self.pupils) and not self.begun


@dataclass(frozen=True)
class Totals:
    """All classes together."""

    classes: int = 0
    pupils: int = 0
    placed: int = 0
    at_risk: int = 0


def classes_of(viewer: Viewer) -> QuerySet[Classroom]:
    """The open classes that the viewer follows."""
    rooms = Classroom.objects.filter(closed_at=None)
    if viewer.acts_as(TEACHER):
        return rooms.filter(pk__in=presence.classes_of(viewer.membership_id).values("classroom"))
    if viewer.acts_as(HEAD_TEACHER):
        return rooms.filter(school=viewer.school_id)
    if viewer.is_coordinator:
        return rooms.filter(school__territory=viewer.territory_id)
    return rooms.none()


HERE = Q(enrolments__left_on=None)


def _counted(**which: object) -> Count:
    """How many of a class's pupils stand like this."""
    of_standing = {f"enrolments__standing__{name}": value for name, value in which.items()}
    return Count("enrolments", filter=HERE & Q(**of_standing))


def totals_of(rooms: QuerySet[Classroom]) -> Totals:
    """How many classes and pupils these are, and how they stand."""
    return Totals(
        **rooms.aggregate(
            classes=Count("pk", distinct=True),
            pupils=Count("enrolments", filter=HERE),
            placed=_counted(stage__in=PLACED),
            at_risk=_counted(rank__lt=CALM),
        )
    )


def class_page(
    rooms: QuerySet[Classroom], number: str | None, *, totals: Totals, per_page: int = CLASSES_PER_PAGE
) -> Page:
    """A page of `ClassRow`s, the classes with most pupils at risk first."""
    listed = page_of(_by_need(rooms), number, per_page=per_page, count=totals.classes)
    listed.object_list = _rows(list(listed.object_list))
    return listed


def most_in_need(rooms: QuerySet[Classroom], most: int) -> list[ClassRow]:
    """The first classes of that list."""
    return _rows(list(_by_need(rooms)[:most]))


def _by_need(rooms: QuerySet[Classroom]) -> QuerySet[Classroom]:
    counted = rooms.select_related("school").annotate(
        pupils=Count("enrolments", filter=HERE),
        placed=_counted(stage__in=PLACED),
        waiting=_counted(stage=Stage.WAITING),
        to_confirm=_counted(stage=Stage.ACCEPTED),
        at_risk=_counted(rank__lt=CALM),
        idle=_counted(stage=Stage.NOT_STARTED),
        without=F("pupils") - F("placed"),
    )
    return counted.order_by("-at_risk", "-without", "school__name", "key", "pk")


def _rows(rooms: list[Any]) -> list[ClassRow]:
    periods, risks = coming_periods(rooms, clock.today()), main_risks(room.pk for room in rooms)
    return [
        ClassRow(
            classroom=room,
            pupils=room.pupils,
            placed=room.placed,
            waiting=room.waiting,
            to_confirm=room.to_confirm,
            at_risk=room.at_risk,
            begun=room.pupils - room.idle,
            main_risk=risks.get(room.pk, ""),
            period=periods.get(room.pk),
        )
        for room in rooms
    ]


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


def board_groups(rows: Iterable[Standing], shown: str) -> list[tuple[str, list[Standing]]]:
    """A page's pupils by need: those to watch first, then by stage; one group where a filter is on."""
    titles = {
        "risque": _("À surveiller d’abord"), "confirmer": _("Doivent confirmer leur place"),
        "attente": _("Attendent une réponse"), "cherchent": _("Cherchent"), "debut": _("Pas commencé"),
        "places": _("Ont une place"),
    }  # fmt: skip
    listed = list(rows)
    if shown in titles:
        return [(titles[shown], listed)]
    groups: dict[str, list[Standing]] = {key: [] for key in titles}
    of_stage = {stage: key for key, (stages, _door) in FILTERS.items() for stage in stages}
    for row in listed:
        groups["risque" if row.at_risk else of_stage[Stage(row.stage)]].append(row)
    return [(titles[key], group) for key, group in groups.items() if group]
