"""The school's home, the class board, and the list to pin up."""

from datetime import date

import rules
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils.translation import gettext as _

from premierpas.agenda.queries import later
from premierpas.campaigns.shown import announcements_for
from premierpas.core import clock
from premierpas.core.languages import in_french
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.core.text import one_line
from premierpas.following.models import door_of
from premierpas.following.queries import found_by, page_of, present, pressing
from premierpas.following.risks import CALM
from premierpas.organisations.going import class_going
from premierpas.organisations.models import Classroom, School
from premierpas.people.views import classroom_of
from premierpas.portal.agreement_cells import agreement_cells
from premierpas.portal.boards import class_page, classes_of, totals_of
from premierpas.portal.class_board import board_groups, board_tally, class_counts, shown_rows, tasks_of_pupils
from premierpas.portal.class_sheet import Deadline, deadlines
from premierpas.ui.pdf.documents import ClassSheet, class_sheet_pdf

CLASSES_PER_PAGE = 40
PUPILS_PER_PAGE = 60  # a whole class, nearly always


@screen(permission="organisations.work_at_school", methods=("GET", "HEAD"))
def home(request: SiteRequest) -> HttpResponse:
    """Classes by pupils who need somebody; a teacher sees their own. A search shows the pupils whom it finds."""
    school = School.objects.get(pk=request.viewer.school_id)
    query = one_line(request.GET.get("q", ""))[:120]
    if query:
        looked = found_by(request.viewer, query)
        listed = Paginator(pressing(looked.rows), PUPILS_PER_PAGE).get_page(request.GET.get("page"))
        words = {"school": school, "query": query, "listed": listed, "rows": list(listed), "meant": looked.meant}
        return page(request, "portal/school_pupils.html", words)
    rooms = classes_of(request.viewer)
    totals = totals_of(rooms)
    listed = class_page(rooms, request.GET.get("page"), totals=totals, per_page=CLASSES_PER_PAGE)
    words = {
        "school": school,
        "announced": announcements_for(request.viewer),
        "listed": listed,
        "classes": list(listed),
        "needing": totals.at_risk,
    }
    return page(request, "portal/school_home.html", words)


@screen(permission="organisations.view_classroom", load=classroom_of, methods=("GET", "HEAD"))
def board(request: SiteRequest, classroom: Classroom, classroom_id: int) -> HttpResponse:
    """Where every pupil of a class stands, those to watch first."""
    shown, counts = request.GET.get("etape", ""), class_counts(classroom)
    works_here = request.viewer.is_school_staff
    rows, count = shown_rows(classroom, shown, counts)
    listed = page_of(pressing(rows), request.GET.get("page"), per_page=PUPILS_PER_PAGE, count=count)
    pupils = list(listed)
    words = {
        "classroom": classroom,
        "counts": counts,
        "doors": _doors(classroom),
        "listed": listed,
        "groups": board_groups(
            pupils,
            shown,
            tasks_of_pupils(pupils, request.viewer),
            agreement_cells(pupils, works_here=works_here),
        ),
        "tally": board_tally(counts, shown),
        "period": class_going(classroom).coming(clock.today()),
        "works_here": works_here,
        "plans_here": rules.has_perm("organisations.teach_classroom", request.viewer, classroom),
        "today": clock.today(),
        "later": later(),
    }
    return page(request, "portal/class_board.html", words)


def _doors(classroom: Classroom) -> list[tuple[str, bool]]:
    """How each pupil's door is drawn and whether somebody should look after it, the open ones first."""
    rows = present(enrolment__classroom=classroom).order_by("enrolment__pupil__sort_name").values_list("stage", "rank")
    doors: list[tuple[str, bool]] = [(door_of(stage), rank < CALM) for stage, rank in rows]
    return sorted(doors, key=lambda door: door[0] != "open")


@screen(permission="organisations.view_classroom", load=classroom_of, methods=("GET", "HEAD"))
def sheet(request: SiteRequest, classroom: Classroom, classroom_id: int) -> HttpResponse:
    """Every deadline of a class on paper: for pupils without e-mail or phone."""
    today = clock.today()
    if request.GET.get("format") != "pdf":
        rows = _deadlines(classroom, today)
        return page(request, "portal/class_sheet.html", {"classroom": classroom, "rows": rows, "today": today})
    response = HttpResponse(_on_paper(classroom, today), content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="a-afficher.pdf"'
    return response


@in_french()
def _on_paper(classroom: Classroom, today: date) -> bytes:
    sheet = ClassSheet(
        title=_("À faire cette semaine"),
        class_name=classroom.name,
        day=clock.today(),
        head=(_("Élève"), _("À faire"), _("Dernier jour")),
        rows=[(row.name, row.what, row.until) for row in _deadlines(classroom, today)],
    )
    return class_sheet_pdf(sheet)


def _deadlines(classroom: Classroom, today: date) -> list[Deadline]:
    by_name = present(enrolment__classroom=classroom).select_related("enrolment__pupil")
    return deadlines(by_name.order_by("enrolment__pupil__sort_name"), today=today)
