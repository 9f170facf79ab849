"""The coordinator's home: what to do today and why, classes to help, offers that still have seats."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse

from premierpas.agenda.queries import later
from premierpas.core import clock
from premierpas.core.screens import page, screen
from premierpas.portal.boards import classes_of
from premierpas.portal.today import offers_with_seats, things_of_today

CLASSES_PER_PAGE = 15


@screen(permission="organisations.work_as_coordinator", methods=("GET", "HEAD"))
def home(request: HttpRequest) -> HttpResponse:
    """Ten things of today, every class, seats left."""
    classes = classes_of(request.viewer)
    tasks, things = things_of_today(request.viewer, classes)
    listed = Paginator(classes, CLASSES_PER_PAGE).get_page(request.GET.get("classes"))
    words = {
        "today": clock.today(),
        "tasks": tasks,
        "things": things,
        "count": len(tasks) + len(things),
        "later": later(),
        "listed": listed,
        "classes": list(listed),
        "pupils": sum(row.pupils for row in classes),
        "placed": sum(row.placed for row in classes),
        "at_risk": sum(row.at_risk for row in classes),
        "offers": offers_with_seats(request.viewer),
    }
    return page(request, "portal/coordinator_home.html", words)
