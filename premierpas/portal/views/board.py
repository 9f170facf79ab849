"""The class board, the same for all classes of a school, and both as a file."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from django.db.models import QuerySet
from django.http import HttpResponse

from premierpas.agenda.queries import later
from premierpas.core import clock
from premierpas.core.compiled import compiled_by
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.core.spreadsheets import as_csv
from premierpas.following.listed import lines_of
from premierpas.following.many import Act, tasks_of
from premierpas.following.models import Standing
from premierpas.following.queries import page_of, present, pressing
from premierpas.organisations.capacities import HEAD_TEACHER, OFFICE, TEACHER
from premierpas.organisations.going import class_going
from premierpas.organisations.models import Classroom, School
from premierpas.people.sight import pupils_seen_by
from premierpas.people.team import leads_team
from premierpas.people.views import classroom_of
from premierpas.portal.agreement_cells import agreement_cells
from premierpas.portal.board_drawing import Page
from premierpas.portal.boards import classes_of
from premierpas.portal.class_board import (
    FILTERS,
    RISK,
    BoardCounts,
    board_groups,
    board_rows,
    board_tally,
    shown_rows,
    stages,
)
from premierpas.portal.one_click import click_of, meetings_of

T = TypeVar("T")
Which = tuple[str, Any] | None  # the path to what a board is of, and its key; None for a teacher's classes
PUPILS_PER_PAGE = 60  # a whole class, nearly always


@screen(permission="organisations.view_classroom", load=classroom_of, methods=("GET", "HEAD"))
def board(request: SiteRequest, classroom: Classroom, classroom_id: int) -> HttpResponse:
    """Where every pupil of a class stands, those to watch first."""
    words = _board(request, ("enrolment__classroom", classroom.pk)) | {
        "classroom": classroom,
        "school": classroom.school,
        "period": class_going(classroom).coming(clock.today()),
        "invites_here": leads_team(request.viewer),
        "plans_here": request.viewer.acts_as(TEACHER, HEAD_TEACHER),  # of the class, as the page itself asks
    }
    return page(request, "portal/class_board.html", words)


@screen(permission="organisations.work_at_school", methods=("GET", "HEAD"))
def school_board(request: SiteRequest) -> HttpResponse:
    """All classes that the viewer follows in one: a head's twelve, a teacher's two."""
    viewer = request.viewer
    which = ("enrolment__classroom__school", viewer.school_id) if viewer.acts_as(HEAD_TEACHER, OFFICE) else None
    words = _board(request, which, names_class=True)
    words["school"] = School.objects.get(pk=request.viewer.school_id)
    return page(request, "portal/class_board.html", words)


@screen(permission="organisations.view_classroom", load=classroom_of, methods=("GET", "HEAD"))
def class_export(request: SiteRequest, classroom: Classroom, classroom_id: int) -> HttpResponse:
    """The pupils of a class as a file: those whom the viewer may see."""
    return _file(request, present(enrolment__classroom=classroom))


@screen(permission="organisations.work_at_school", methods=("GET", "HEAD"))
def school_export(request: SiteRequest) -> HttpResponse:
    """The pupils of all classes that the viewer follows, as a file."""
    return _file(request, _of_school(request))


def _of_school(request: SiteRequest) -> QuerySet[Standing]:
    return present(enrolment__classroom__in=classes_of(request.viewer))


def _ask(request: SiteRequest, which: Which, question: Callable[..., QuerySet[Any, T]], *values: Any) -> list[T]:
    """What `question` finds among these pupils, for a class or a school in a statement that is built once."""
    if which is None:
        return list(question(_of_school(request), *values))
    return _asked(question, which, values)()


@compiled_by
def _asked(
    question: Callable[..., QuerySet[Any, T]], which: tuple[str, int], values: tuple[Hashable, ...]
) -> QuerySet[Any, T]:
    return question(present(**dict([which])), *values)


def _stretch(everybody: QuerySet[Standing], shown: str, first: int) -> QuerySet[Standing]:
    return pressing(shown_rows(everybody, shown))[first : first + PUPILS_PER_PAGE]


def _board(request: SiteRequest, which: Which, *, names_class: bool = False) -> dict[str, Any]:
    shown, viewer, picks = request.GET.get("etape", ""), request.viewer, "choisir" in request.GET
    shown = shown if shown in FILTERS or shown == RISK else ""
    counts = BoardCounts(tuple(_ask(request, which, stages)))
    many = range(counts.count_of(shown))
    listed = page_of(many, request.GET.get("page"), per_page=PUPILS_PER_PAGE, count=len(many))
    pupils = _ask(request, which, _stretch, shown, (listed.number - 1) * PUPILS_PER_PAGE)
    listed.object_list = pupils
    agreements = agreement_cells(pupils, works_here=viewer.is_school_staff)
    clicks = {row.enrolment_id: click_of(row, agreements.get(row.enrolment_id), viewer) for row in pupils}
    return {
        "counts": counts,
        "shown": shown,
        "listed": listed,
        "groups": board_groups(
            board_rows(pupils, tasks_of(pupils, viewer), agreements, clicks, meetings_of(pupils, viewer)), shown
        ),
        "tally": board_tally(counts, shown),
        "works_here": viewer.is_school_staff,
        "picks": picks,
        "rows_drawn": Page(later(), viewer.is_school_staff, names_class=names_class, picks=picks),
        "acts": [(each.value, each.label) for each in Act],
        "today": clock.today(),
    }


def _file(request: SiteRequest, everybody: QuerySet[Standing]) -> HttpResponse:
    seen = everybody.filter(enrolment__pupil__in=pupils_seen_by(request.viewer))
    rows = list(pressing(shown_rows(seen, request.GET.get("etape", ""))))
    return as_csv(lines_of(rows, request.viewer), name=f"classe-{clock.today():%Y-%m-%d}.csv")
