"""Who accompanies whom; pupils without anybody; volunteers without a pupil."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Count, Q
from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.core.search import Searched, look
from premierpas.people.searched import pupils_searched

from ..free import free_volunteers
from ..listing import (
    COMING,
    LATE,
    OVER,
    RUNNING,
    alone_rows,
    alone_seen_by,
    narrowed,
    pairs_seen_by,
    rows_of,
    shown,
)

PER_PAGE = 30
ALONE = Searched(names=("pupil__sort_name",), words=("classroom__name", "classroom__school__name"))


@screen(permission="mentoring.oversee", methods=("GET", "HEAD"))
def pairs(request: SiteRequest) -> HttpResponse:
    """Those whose check is late first."""
    state = request.GET.get("etat", RUNNING)
    state = state if state in (LATE, COMING, OVER) else RUNNING
    query = request.GET.get("q", "")
    looked = look(pairs_seen_by(request.viewer), _searched(request), query)
    listed = Paginator(rows_of(narrowed(looked.rows, state)), PER_PAGE).get_page(request.GET.get("page"))
    words = _around(request) | {
        "listed": listed,
        "rows": shown(list(listed)),
        "query": query,
        "meant": looked.meant,
        "state": state,
        "states": [
            {"label": label, "url": f"?{urlencode({'etat': key, 'q': query})}", "current": key == state}
            for key, label in ((RUNNING, _("En cours")), (LATE, _("En retard")), (COMING, _("À venir")),
                               (OVER, _("Finis")))
        ],
    }  # fmt: skip
    return page(request, "mentoring/pairs.html", words)


def _searched(request: SiteRequest) -> Searched:
    return pupils_searched(request.viewer, "enrolment", words=("volunteer__name",))


@screen(permission="mentoring.coordinate", methods=("GET", "HEAD"))
def pupils_alone(request: SiteRequest) -> HttpResponse:
    """Whom nobody accompanies; who had somebody first."""
    query = request.GET.get("q", "")
    looked = look(alone_seen_by(request.viewer), ALONE, query)
    listed = Paginator(looked.rows, PER_PAGE).get_page(request.GET.get("page"))
    words = _around(request) | {
        "listed": listed, "rows": alone_rows(list(listed)), "query": query, "meant": looked.meant,
    }  # fmt: skip
    return page(request, "mentoring/alone.html", words)


@screen(permission="mentoring.coordinate", methods=("GET", "HEAD"))
def volunteers_free(request: SiteRequest) -> HttpResponse:
    """Who is cleared and could accompany somebody, whom nobody leads first."""
    listed = Paginator(free_volunteers(request.viewer.territory_id), PER_PAGE).get_page(request.GET.get("page"))
    return page(request, "mentoring/free.html", _around(request) | {"listed": listed, "rows": list(listed)})


def _around(request: SiteRequest) -> dict[str, Any]:
    here = request.path
    tabs = [
        (_("Binômes"), "mentoring:pairs"), (_("Élèves sans accompagnement"), "mentoring:alone"),
        (_("Bénévoles habilités"), "mentoring:free"),
    ]  # fmt: skip
    coordinates = request.viewer.is_coordinator
    counts = pairs_seen_by(request.viewer).aggregate(running=Count("pk", filter=Q(until=None)))
    return {
        "running": counts["running"],
        "coordinates": coordinates,
        "tabs": [
            {"label": label, "url": reverse(name), "current": reverse(name) == here} for label, name in tabs
        ] if coordinates else [],
    }  # fmt: skip
