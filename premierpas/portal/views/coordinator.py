"""A territory's home: what to do today and why. For coordinators with pupils and seats; for volunteers with neither."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.agenda.queries import Shown, later
from premierpas.agenda.team import Day
from premierpas.campaigns.shown import announcements_for
from premierpas.core import clock
from premierpas.core.missing import Lack, Mender, gaps_for, lacks_for
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.outreach.winning.calls import calls_of_day
from premierpas.portal.boards import class_page
from premierpas.portal.today import late_files, mender_of, offers_with_seats, own_day, team_day
from premierpas.ui.typography import in_words, title_first

PER_PAGE = 50
MOST_CALLS = 5


@screen(permission="portal.team_home", methods=("GET", "HEAD"))
def home(request: SiteRequest) -> HttpResponse:
    """Ten things of today, the team, what is missing; then every class and seats left, or one's own calls."""
    coordinates = request.viewer.is_coordinator
    words = _of_coordinator(request) if coordinates else _of_volunteer(request)
    words |= {
        "today": clock.today(),
        "later": later(),
        "gaps": gaps_for(request.viewer, mender_of(request.viewer)),
        "announced": announcements_for(request.viewer),
    }
    return page(request, f"portal/{'coordinator' if coordinates else 'volunteer'}_home.html", words)


def _of_coordinator(request: SiteRequest) -> dict[str, Any]:
    totals, listed = class_page(request.viewer, request.GET.get("classes"))
    day = team_day(request.viewer, totals)
    return {
        **_day(day, day.tasks),
        "listed": listed,
        "classes": list(listed),
        "totals": totals,
        "offers": offers_with_seats(request.viewer),
        "empty_words": _(
            "Les signalements, les offres à relire, les structures à appeler et les classes à aider s’affichent ici."
        ),
    }


def _of_volunteer(request: SiteRequest) -> dict[str, Any]:
    day = own_day(request.viewer)
    calls = calls_of_day(day.presence) if day.presence else []
    called = {call.task_id for call in calls}
    tasks = [task for task in day.tasks if task.pk not in called]
    return {
        **_day(day, tasks, elsewhere=len(calls)),
        "calls": calls[:MOST_CALLS],
        "more_calls": max(0, len(calls) - MOST_CALLS),
        "files": late_files(day.presence),
        "works": day.presence is not None,
        "empty_words": _("Vos entreprises à relancer et ce qu’on vous confie s’affichent ici."),
    }


def _day(day: Day, tasks: list[Shown], *, elsewhere: int = 0) -> dict[str, Any]:
    """The tasks of the day in two parts, how many others wait, what was done, and how much each of the team has."""
    pressing = [task for task in tasks if task.pressing or task.late]
    return {
        "pressing": pressing,
        "next": [task for task in tasks if task not in pressing],
        "title": _title(len(pressing), len(tasks) + elsewhere),
        "count": len(tasks) + elsewhere,
        "others": max(0, day.waiting - len(tasks) - elsewhere),
        "done": day.done,
        "done_count": day.done_count,
        "loads": day.loads,
    }


def _title(pressing: int, count: int) -> str:
    if pressing:
        said = ngettext("%(n)s chose ne peut pas attendre", "%(n)s choses ne peuvent pas attendre", pressing)
        return said % {"n": title_first(in_words(pressing, feminine=True))}
    said = ngettext("%(n)s chose à faire aujourd’hui", "%(n)s choses à faire aujourd’hui", count)
    return said % {"n": title_first(in_words(count, feminine=True))} if count else ""


def _lack(request: SiteRequest, name: str) -> Lack:
    found = dict(lacks_for(request.viewer)).get(name)
    if found is None:
        raise Http404
    return found


@screen(permission="portal.team_home", load=_lack, methods=("GET", "HEAD"))
def missing(request: SiteRequest, lack: Lack, name: str) -> HttpResponse:
    """Every row that lacks something, each with the page where it is mended."""
    rows = lack.rows(Mender(request.viewer.territory_id, request.viewer))
    listed = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    words = {"lack": lack, "listed": listed, "hits": lack.shown(list(listed)), "count": listed.paginator.count}
    return page(request, "portal/missing.html", words)
