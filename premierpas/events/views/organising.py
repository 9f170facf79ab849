"""The association's side: the list, a new event, its page, and what is done to it."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError
from premierpas.core.once import made_once, once
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.core.text import whole_number
from premierpas.organisations.models import Classroom, School, Territory

from .. import actions
from ..counting import counts_of
from ..doors import parts_of
from ..enums import EventState, Kind
from ..models import Event
from ..parts.beginning import NewForm, RepeatForm, WhyForm
from ..planned import DRAFTS, PAST, TO_COME, alerts_of, of_tab, offered_in, registrations_of, who_registered
from ..readiness import what_is_missing
from .loading import companies_of, event_of_id
from .parts import shown_parts

PER_PAGE = 30
TABS = ((TO_COME, lambda: _("À venir")), (DRAFTS, lambda: _("Brouillons")), (PAST, lambda: _("Passés")))


@screen(permission="events.plan", methods=("GET", "HEAD"))
def plan(request: SiteRequest) -> HttpResponse:
    """The territory's events: to come, drafts, past; seats, who waits, what needs a hand."""
    tab = request.GET.get("etat", TO_COME)
    tab = tab if tab in dict(TABS) else TO_COME
    rows = of_tab(request.viewer.territory_id, tab)
    listed = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    words = {
        "listed": listed,
        "rows": [{"event": each, "alerts": list(alerts_of(each))} for each in listed],
        "tabs": [{"label": label(), "code": code, "on": code == tab} for code, label in TABS],
        "tab": tab,
    }
    return page(request, "events/plan.html", words)


@screen(permission="events.plan")
def new(request: SiteRequest) -> HttpResponse:
    """A kind, a title, a day. `?genre=`, `?entreprise=`, `?college=`, `?classe=`: from a company's or class's page."""
    given, territory_id = request.GET, request.viewer.territory_id
    initial = {"kind": given.get("genre", ""), "company": given.get("entreprise", "")}
    initial["kind"] = initial["kind"] if initial["kind"] in Kind.values else ""
    companies = companies_of(territory_id)
    form = NewForm(request.POST or None, companies=companies, initial=initial)
    schools, rooms = _asked_for(request)

    def begin() -> Event:
        territory = Territory.objects.get(pk=territory_id)
        event = actions.draft_event(territory, by=request.actor, **form.begun())
        if schools or rooms:
            actions.invite(event, by=request.actor, schools=schools, classrooms=rooms)
        return event

    made = made_once(request, form, "events.draft", begin)
    if made is not None:
        messages.success(request, _("Le brouillon est là. Complétez-le, puis publiez-le."))
        return redirect("events:organise", event_id=made)
    words = {"form": form, "invited": [*schools, *(f"{each.school.name}, {each.name}" for each in rooms)]}
    return page(request, "events/new.html", words, status=422 if form.errors else 200)


def _asked_for(request: SiteRequest) -> tuple[list[School], list[Classroom]]:
    """The school or class that the address names, if it is of the territory."""
    territory = request.viewer.territory_id
    school, room = (whole_number(request.GET.get(name, "")) for name in ("college", "classe"))
    schools = School.objects.filter(pk=school, territory=territory) if school else School.objects.none()
    rooms = Classroom.objects.none()
    if room:
        rooms = Classroom.objects.filter(pk=room, school__territory=territory, closed_at=None)
    return list(schools), list(rooms.select_related("school"))


@screen(permission="events.organise", load=event_of_id, methods=("GET", "HEAD"))
def organise(request: SiteRequest, thing: Event, event_id: int) -> HttpResponse:
    """All of it on one page: what it lacks, its parts, its seats, who has registered."""
    rows = registrations_of(thing)
    listed = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    is_draft, is_running = thing.state == EventState.DRAFT, thing.is_running
    words = {
        "event": thing,
        "is_draft": is_draft,
        "is_running": is_running,
        "may_change": is_draft or is_running,
        "is_held": thing.state == EventState.HELD,
        "lacks": what_is_missing(thing) if is_draft else [],
        "parts": shown_parts(thing),
        "seats": counts_of(thing),
        "held": offered_in(thing),
        "others": parts_of(thing, request.viewer),
        "listed": listed,
        "who": who_registered(thing, request.viewer, list(listed)),
        "copies": list(thing.copies.order_by("start", "pk")[:20]),
    }
    return page(request, "events/organise.html", words)


def _done(request: SiteRequest, act: Callable[[], Any], said: str) -> Any:
    """Do it and say so, or say why not; what it made, or None."""
    try:
        made = act()
    except DomainError as error:
        messages.error(request, str(error.message))
        return None
    messages.success(request, said)
    return made


@screen(permission="events.organise", load=event_of_id, methods=("POST",))
def open_to_all(request: SiteRequest, thing: Event, event_id: int) -> HttpResponse:
    """From now on everybody reads it, and registers."""
    said = _("L’événement est publié. Ceux qui sont invités reçoivent un message.")
    _done(request, lambda: actions.open_event(thing, by=request.actor), said)
    return redirect("events:organise", event_id=event_id)


@screen(permission="events.organise", load=event_of_id, methods=("POST",))
def copy(request: SiteRequest, thing: Event, event_id: int) -> HttpResponse:
    """The same again, as a draft: pressed twice, there is one."""
    draft = thing.copies.filter(state=EventState.DRAFT, start__gt=thing.start).order_by("start").first()
    made = draft or _done(
        request, lambda: actions.copy_event(thing, by=request.actor), _("Voici la copie : vérifiez la date.")
    )
    return redirect("events:organise", event_id=made.pk if made else event_id)


@screen(permission="events.organise", load=event_of_id)
def repeat(request: SiteRequest, thing: Event, event_id: int) -> HttpResponse:
    """The same each week, as drafts."""
    form = RepeatForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        times = form.cleaned_data["times"]
        try:
            once(
                str(form.cleaned_data["once"]), action="events.repeat", owner=f"user:{request.viewer.user_id}",
                do=lambda: str(len(actions.repeat_event(thing, by=request.actor, times=times))),
            )  # fmt: skip
            messages.success(request, _("Les brouillons sont dans la liste : publiez-les un par un."))
            return redirect("events:organise", event_id=event_id)
        except DomainError as error:
            form.refuse(error)
    return page(request, "events/repeat.html", {"form": form, "event": thing}, status=422 if form.errors else 200)


@screen(permission="events.organise", load=event_of_id)
def cancel(request: SiteRequest, thing: Event, event_id: int) -> HttpResponse:
    """It doesn't take place, and why."""
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.cancel_event(thing, by=request.actor, why=form.cleaned_data["why"])
            messages.success(request, _("L’événement est annulé. Tout le monde est prévenu."))
            return redirect("events:organise", event_id=event_id)
        except DomainError as error:
            form.refuse(error)
    words = {"form": form, "event": thing, "is_running": thing.is_running}
    return page(request, "events/cancel.html", words, status=422 if form.errors else 200)


@screen(permission="events.organise", load=event_of_id, methods=("POST",))
def drop(request: SiteRequest, thing: Event, event_id: int) -> HttpResponse:
    """A draft goes."""
    gone = _done(request, lambda: actions.drop_event(thing, by=request.actor) or True, _("Le brouillon est supprimé."))
    return redirect("events:plan") if gone else redirect("events:organise", event_id=event_id)
