"""What everybody reads: the events to come, one of them, and its entry for a calendar."""

from typing import Any
from urllib.parse import urlencode

import rules
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpResponse

from premierpas.core import clock
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import PUBLIC, page, screen
from premierpas.occupations.sheets import sheets
from premierpas.people.enrolments import present_enrolment_of

from ..calendars import calendar_of
from ..dates import dates_of
from ..doors import at_host
from ..enums import EventState, Kind, OpenTo, Where
from ..for_machines import preview_of, preview_of_list
from ..models import Event
from ..registering_panel import panel_for
from .loading import event_or_draft

PER_PAGE, LATELY = 20, 6
VIDEO = "visio"


@screen(permission=PUBLIC, methods=("GET", "HEAD"))
def events(request: SiteRequest) -> HttpResponse:
    """Those to come, by kind and place; those of before apart."""
    everything = _shown_to(request)
    ahead = everything.filter(_ahead())
    kind, place = request.GET.get("genre", ""), request.GET.get("lieu", "")
    rows = ahead
    if kind in Kind.values:
        rows = rows.filter(kind=kind)
    if place:
        rows = rows.filter(where=Where.VIDEO) if place == VIDEO else rows.filter(where=Where.ON_SITE, city=place)
    listed = Paginator(rows.order_by("start", "pk"), PER_PAGE).get_page(request.GET.get("page"))
    past = everything.filter(state__in=[EventState.HELD, EventState.REPORTED]).order_by("-start", "-pk")
    words = {
        "listed": listed,
        "rows": list(listed),
        "kinds": _chips(ahead, "kind", dict(Kind.choices), kind, genre="", lieu=place),
        "places": _places(ahead, place, kind),
        "brings_class": request.viewer.is_authenticated and request.viewer.is_school_staff,
        "is_narrowed": bool(kind or place),
        "preview": None if kind or place else preview_of_list(),
        "past": list(past[:LATELY]),
    }
    return page(request, "events/list.html", words)


def _shown_to(request: SiteRequest) -> QuerySet[Event]:
    """What is open to all, and what this pupil or this school is invited to; of their own territory first of all."""
    rows = Event.objects.public().select_related("company").prefetch_related("sessions")
    enrolment, viewer = present_enrolment_of(request.viewer), request.viewer
    shown = Q(open_to=OpenTo.EVERYONE)
    if enrolment is not None:
        school = enrolment.classroom.school
        shown |= Q(invited__school=school.pk) | Q(invited__classroom=enrolment.classroom_id)
        shown = (shown | Q(invited__enrolment=enrolment.pk)) & Q(territory=school.territory_id)
    elif viewer.is_school_staff:
        shown |= Q(invited__school=viewer.school_id) | Q(invited__classroom__school=viewer.school_id)
    return rows.filter(shown).distinct()


def _ahead() -> Q:
    """What will take place, and what would have."""
    return Q(state__in=[EventState.OPEN, EventState.FULL, EventState.CANCELLED], over_at__gt=clock.now())


def _chips(rows: QuerySet[Event], field: str, labels: dict[Any, Any], chosen: str, **asked: str) -> list[Any]:
    """A filter for each kind that there is."""
    there = set(rows.order_by().values_list(field, flat=True))
    return [
        {"label": label, "on": value == chosen, "url": _address(asked | {"genre": "" if value == chosen else value})}
        for value, label in labels.items()
        if value in there or value == chosen
    ]


def _places(rows: QuerySet[Event], chosen: str, kind: str) -> list[Any]:
    found = set(rows.order_by().values_list("where", "city"))
    cities = sorted({city for where, city in found if where == Where.ON_SITE and city})
    choices = [(city, city) for city in cities]
    if any(where == Where.VIDEO for where, _city in found):
        choices.append((VIDEO, str(Where.VIDEO.label)))
    return [
        {"label": label, "on": value == chosen,
         "url": _address({"genre": kind, "lieu": "" if value == chosen else value})}
        for value, label in choices
    ]  # fmt: skip


def _address(asked: dict[str, str]) -> str:
    return "?" + urlencode({name: value for name, value in asked.items() if value})


@screen(permission=PUBLIC, load=event_or_draft, methods=("GET", "HEAD"))
def event(request: SiteRequest, thing: Event, slug: str) -> HttpResponse:
    """Its programme, whom one meets, what to know; beside it its seats."""
    moments, speakers = list(thing.moments.order_by("at", "pk")), list(thing.speakers.coming())
    known = sheets()
    slugs = dict.fromkeys([each.trade for each in moments] + [each.trade for each in speakers])
    organises = request.user.is_authenticated and rules.has_perm("events.organise", request.viewer, thing)
    words = {
        "event": thing,
        "preview": preview_of(thing),
        "moments": moments,
        "speakers": [{"row": each, "trade": known.get(each.trade)} for each in speakers],
        "trades": [known[slug] for slug in slugs if slug in known],
        "dates": dates_of(thing),
        "host_lines": [line for floor in at_host for line in floor(thing)] if thing.company_id else [],
        "panel": panel_for(request, thing),
        "organises": organises,
        "is_draft": thing.state == EventState.DRAFT,
        "is_cancelled": thing.state == EventState.CANCELLED,
        "has_calendar": thing.is_running or thing.state == EventState.CANCELLED,
    }
    return page(request, "events/event.html", words)


@screen(permission=PUBLIC, load=event_or_draft, methods=("GET", "HEAD"))
def calendar(request: SiteRequest, thing: Event, slug: str) -> HttpResponse:
    """To take into one's own calendar."""
    response = HttpResponse(calendar_of(thing), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{thing.slug[:60]}.ics"'
    return response
