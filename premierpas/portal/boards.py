"""Classes at a glance: those that a viewer follows, counted and sorted by the database."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.contrib.postgres.aggregates import ArrayAgg
from django.core.paginator import Page
from django.db.models import Count, F, Q, QuerySet

from premierpas.accounts.capacities import Viewer
from premierpas.core import clock
from premierpas.core.alphabet import alphabetical
from premierpas.core.compiled import compiled_by
from premierpas.following.queries import main_risk_of, page_of
from premierpas.following.risks import CALM
from premierpas.following.stages import PLACED, Stage
from premierpas.organisations import presence
from premierpas.organisations.capacities import HEAD_TEACHER, OFFICE, TEACHER
from premierpas.organisations.going import classes_going
from premierpas.organisations.models import Classroom, School

CLASSES_PER_PAGE = 15


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
    def nobody_began(self) -> bool:
        return bool(self.pupils) and not self.begun


@dataclass(frozen=True)
class Totals:
    """All classes together."""

    classes: int = 0
    pupils: int = 0
    placed: int = 0
    at_risk: int = 0
    risky: Sequence[tuple[int, str, str, int]] = ()  # those with pupils at risk: key, name, school, how many


def classes_of(viewer: Viewer) -> QuerySet[Classroom]:
    """The open classes that the viewer follows."""
    rooms = Classroom.objects.filter(closed_at=None)
    if viewer.acts_as(TEACHER):
        return rooms.filter(pk__in=presence.classes_of(viewer.membership_id).values("classroom"))
    if viewer.acts_as(HEAD_TEACHER, OFFICE):
        return rooms.filter(school=viewer.school_id)
    if viewer.is_coordinator:
        return rooms.filter(school__territory=viewer.territory_id)
    return rooms.none()


_STANDING = "enrolments__standing__"
HERE = Q(enrolments__left_on=None)


def _counted(**which: object) -> Count:
    """How many of a class's pupils stand like this."""
    return Count("enrolments", filter=HERE & Q(**{f"{_STANDING}{name}": value for name, value in which.items()}))


class _Counts(NamedTuple):
    """One class in figures, and what names it."""

    pk: int
    name: str
    level: str
    school_year: int
    school_id: int
    school__name: str
    pupils: int
    placed: int
    waiting: int
    to_confirm: int
    at_risk: int
    idle: int
    ranks: Sequence[int] | None  # of those at risk

    @property
    def room(self) -> Classroom:
        """As much of the class as a list reads."""
        school = School(pk=self.school_id, name=self.school__name)
        return Classroom(pk=self.pk, name=self.name, level=self.level, school_year=self.school_year, school=school)


def class_page(viewer: Viewer, number: str | None, *, per_page: int = CLASSES_PER_PAGE) -> tuple[Totals, Page]:
    """All classes that the viewer follows, and a page of `ClassRow`s, those with most pupils at risk first.

    Pupils are counted once for both.
    """
    counts = [_Counts(*row) for row in _rows_of(viewer)]
    totals = Totals(
        len(counts),
        *(sum(getattr(each, name) for each in counts) for name in ("pupils", "placed", "at_risk")),
        risky=[(each.pk, each.name, each.school__name, each.at_risk) for each in counts if each.at_risk],
    )
    listed = page_of(counts, number, per_page=per_page, count=totals.classes)
    listed.object_list = _rows(list(listed.object_list))
    return totals, listed


def _rows_of(viewer: Viewer) -> Iterable[Any]:
    if viewer.is_coordinator:
        return _of_place("school__territory", viewer.territory_id)()
    if viewer.acts_as(HEAD_TEACHER, OFFICE):
        return _of_place("school", viewer.school_id)()
    return _by_need(classes_of(viewer))


@compiled_by
def _of_place(path: str, place_id: int) -> QuerySet[Classroom, Any]:
    return _by_need(Classroom.objects.filter(closed_at=None, **{path: place_id}))


def _by_need(rooms: QuerySet[Classroom]) -> QuerySet[Classroom, Any]:
    counted = rooms.annotate(
        pupils=_counted(),
        placed=_counted(stage__in=PLACED),
        waiting=_counted(stage=Stage.WAITING),
        to_confirm=_counted(stage=Stage.ACCEPTED),
        at_risk=_counted(rank__lt=CALM),
        idle=_counted(stage=Stage.NOT_STARTED),
        ranks=ArrayAgg(f"{_STANDING}rank", filter=HERE & Q(**{f"{_STANDING}rank__lt": CALM})),
        without=F("pupils") - F("placed"),
    )
    ordered = counted.order_by("-at_risk", "-without", alphabetical("school__name"), "key", "pk")
    return ordered.values_list(*_Counts._fields)


def _rows(counts: list[_Counts]) -> list[ClassRow]:
    rooms = {each.pk: each.room for each in counts}
    goings, today = classes_going(rooms.values()), clock.today()
    return [
        ClassRow(
            classroom=rooms[each.pk],
            pupils=each.pupils,
            placed=each.placed,
            waiting=each.waiting,
            to_confirm=each.to_confirm,
            at_risk=each.at_risk,
            begun=each.pupils - each.idle,
            main_risk=main_risk_of(each.ranks or ()),
            period=goings[each.pk].coming(today),
        )
        for each in counts
    ]
