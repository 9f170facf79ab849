"""The school's home, and the list to pin up in a class."""

from datetime import date

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils.translation import gettext as _

from premierpas.campaigns.shown import announcements_for
from premierpas.core import clock
from premierpas.core.languages import in_french
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.core.text import one_line
from premierpas.following.queries import found_by, present, pressing
from premierpas.organisations.models import Classroom, School
from premierpas.people.views import classroom_of
from premierpas.portal.boards import class_page
from premierpas.portal.class_sheet import Deadline, deadlines
from premierpas.ui.pdf.documents import ClassSheet, class_sheet_pdf

CLASSES_PER_PAGE = 40
PUPILS_PER_PAGE = 60


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
    totals, listed = class_page(request.viewer, request.GET.get("page"), per_page=CLASSES_PER_PAGE)
    words = {
        "school": school,
        "announced": announcements_for(request.viewer),
        "listed": listed,
        "classes": list(listed),
        "needing": totals.at_risk,
        "several": totals.classes > 1,
    }
    return page(request, "portal/school_home.html", words)


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
