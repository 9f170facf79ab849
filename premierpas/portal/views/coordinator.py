"""The coordinator's home: what to do today and why, classes to help, offers that still have seats."""

from django.http import HttpResponse

from premierpas.agenda.queries import later
from premierpas.campaigns.shown import announcements_for
from premierpas.core import clock
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.portal.boards import class_page, classes_of, totals_of
from premierpas.portal.today import offers_with_seats, things_of_today


@screen(permission="organisations.work_as_coordinator", methods=("GET", "HEAD"))
def home(request: SiteRequest) -> HttpResponse:
    """Ten things of today, every class, seats left."""
    rooms = classes_of(request.viewer)
    totals = totals_of(rooms)
    listed = class_page(rooms, request.GET.get("classes"), totals=totals)
    classes = list(listed)
    tasks = things_of_today(request.viewer)
    words = {
        "today": clock.today(),
        "announced": announcements_for(request.viewer),
        "tasks": tasks,
        "count": len(tasks),
        "later": later(),
        "listed": listed,
        "classes": classes,
        "totals": totals,
        "offers": offers_with_seats(request.viewer),
    }
    return page(request, "portal/coordinator_home.html", words)
