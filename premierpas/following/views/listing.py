"""The pupils whom somebody follows: those at risk first, each with a reason, an owner and a dated next act."""

from django.http import HttpResponse
from django.utils.http import urlencode

from premierpas.agenda.queries import later
from premierpas.core import clock
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.core.spreadsheets import as_csv
from premierpas.core.text import one_line

from ..accompanied import idle_volunteers, mentors_of
from ..drawing import Line, Page
from ..listed import WITHOUT, Listed, lines_of, listed_for
from ..many import Act, tasks_of
from ..queries import page_of

PER_PAGE = 50
MOST_LINES = 5000


def _listed(request: SiteRequest) -> Listed:
    query = one_line(request.GET.get("q", ""))[:120]
    return listed_for(request.viewer, query, request.GET.get("etape", ""))


@screen(permission="following.list_pupils", methods=("GET", "HEAD"))
def pupils(request: SiteRequest) -> HttpResponse:
    """Those whom the viewer may see, first for whom most can still be changed; a volunteer sees their own."""
    found = _listed(request)
    listed = page_of(found.rows, request.GET.get("page"), per_page=PER_PAGE, count=found.count)
    rows, viewer = list(listed), request.viewer
    tasks = tasks_of(rows, viewer)
    mentors = mentors_of([row.enrolment_id for row in rows], request.viewer)
    coordinates = viewer.is_coordinator
    words = {
        "listed": listed,
        "rows": rows,
        "lines": [Line(row, tasks.get(row.enrolment_id), mentors.get(row.enrolment_id)) for row in rows],
        "rows_drawn": Page(coordinates),
        "tally": found.tally,
        "query": found.query,
        "question": urlencode({"etape": found.shown, "q": found.query}),
        "meant": found.looked.meant,
        "coordinates": coordinates,
        "acts": [(each.value, each.label) for each in Act] if coordinates else [],
        "idle": idle_volunteers(viewer) if coordinates and found.shown == WITHOUT else [],
        "later": later(),
    }
    return page(request, "following/pupils.html", words)


@screen(permission="following.list_pupils", methods=("GET", "HEAD"))
def export(request: SiteRequest) -> HttpResponse:
    """The list that is on the screen, all its pages, as a file."""
    rows = list(_listed(request).rows[:MOST_LINES])
    return as_csv(lines_of(rows, request.viewer), name=f"eleves-{clock.today():%Y-%m-%d}.csv")
