"""Classes at a glance: those that a viewer follows, counted and sorted by the database."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page
from django.db.models import Count, F, Q, QuerySet

from premierpas.accounts.capacities import Viewer
from premierpas.core import clock
from premierpas.core.alphabet import alphabetical
from premierpas.following.queries import main_risks, page_of
from premierpas.following.risks import CALM
from premierpas.following.stages import PLACED, Stage
from premierpas.organisations import presence
from premierpas.organisations.capacities import HEAD_TEACHER, OFFICE, TEACHER
from premierpas.organisations.going import classes_going
from premierpas.organisations.models import Classroom

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
    if viewer.acts_as(HEAD_TEACHER, OFFICE):
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
    return counted.order_by("-at_risk", "-without", alphabetical("school__name"), "key", "pk")


def _rows(rooms: list[Any]) -> list[ClassRow]:
    goings, risks, today = classes_going(rooms), main_risks(room.pk for room in rooms), clock.today()
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
            period=goings[room.pk].coming(today),
        )
        for room in rooms
    ]
