"""The school's home, the class board, and the list to pin up."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.screens import page, screen
from premierpas.following.follow_up import follow_up
from premierpas.organisations.models import Classroom, School
from premierpas.people.models import Enrolment
from premierpas.people.views import classroom_of
from premierpas.portal.boards import board_groups, board_tally, classes_of, deadlines
from premierpas.ui.pdf.documents import ClassSheet, class_sheet_pdf


@screen(permission="organisations.work_at_school", methods=("GET", "HEAD"))
def home(request: HttpRequest) -> HttpResponse:
    """Classes by pupils who need somebody; a teacher sees their own."""
    school = School.objects.get(pk=request.viewer.school_id)
    classes = classes_of(request.viewer)
    needing = sum(row.at_risk for row in classes)
    return page(request, "portal/school_home.html", {"school": school, "classes": classes, "needing": needing})


def _followed(classroom: Classroom) -> list[Any]:
    enrolments = Enrolment.objects.filter(classroom=classroom, left_on=None).select_related("pupil", "classroom")
    return list(follow_up(enrolments.order_by("pupil__sort_name")).values())


@screen(permission="organisations.view_classroom", load=classroom_of, methods=("GET", "HEAD"))
def board(request: HttpRequest, classroom: Classroom, classroom_id: int) -> HttpResponse:
    """Where every pupil of a class stands, those to watch first."""
    followed = _followed(classroom)
    shown = request.GET.get("etape", "")
    words = {
        "classroom": classroom,
        "followed": followed,
        "doors": sorted(followed, key=lambda each: (each.door != "open", each.enrolment.pupil.sort_name)),
        "groups": board_groups(followed, shown),
        "tally": board_tally(followed, shown),
        "needing": sum(each.at_risk for each in followed),
        "period": next((each.facts for each in followed if each.facts.period_start), None),
        "works_here": request.viewer.is_school_staff,
        "today": clock.today(),
    }
    return page(request, "portal/class_board.html", words)


@screen(permission="organisations.view_classroom", load=classroom_of, methods=("GET", "HEAD"))
def sheet(request: HttpRequest, classroom: Classroom, classroom_id: int) -> HttpResponse:
    """Every deadline of a class on paper: for pupils without e-mail or phone."""
    rows = deadlines(_followed(classroom))
    today = clock.today()
    if request.GET.get("format") != "pdf":
        return page(request, "portal/class_sheet.html", {"classroom": classroom, "rows": rows, "today": today})
    title = _("À faire cette semaine")
    pdf = class_sheet_pdf(
        ClassSheet(title=title, class_name=classroom.name, day=today, rows=[(r.name, r.what, r.before) for r in rows])
    )
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = 'inline; filename="a-afficher.pdf"'
    return response
