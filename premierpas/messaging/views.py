"""Report a problem; follow it up; read what was sent."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError
from premierpas.core.once import new_key, once
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.people.models import Pupil

from .actions import follow_up, report_problem
from .drawing import Page
from .file import file_of
from .forms import FollowUpForm, OutboxForm, ReportForm
from .listing import Wanted
from .models import Incident, IncidentState
from .queries import occasions
from .responsible import Responsible, incidents_followed_by, responsible_for, territory_of


@screen(permission="people.be_pupil")
def report(request: SiteRequest) -> HttpResponse:
    """A pupil tells that something is wrong; the emergency numbers stand first."""
    form = ReportForm(request.POST or None, initial={"page": request.GET.get("page", ""), "once": new_key()})
    if request.method == "POST" and form.is_valid():
        pupil = Pupil.objects.get(pk=request.viewer.pupil_id)
        data = form.cleaned_data
        key = str(data.pop("once"))

        def tell() -> str:
            return str(report_problem(pupil, by=request.actor, **data).pk)

        try:
            once(key, action="messaging.report", owner=str(request.user.pk), do=tell)
        except ValueError:  # another page's key: what a child tells is never refused for that
            once(new_key(), action="messaging.report", owner=str(request.user.pk), do=tell)
        return redirect("messaging:reported")
    return page(
        request, "messaging/report.html", {"form": form, "reader": _reader(request)}, status=422 if form.errors else 200
    )


@screen(permission="people.be_pupil", methods=("GET", "HEAD"))
def reported(request: SiteRequest) -> HttpResponse:
    """The report has arrived; what happens now."""
    return page(request, "messaging/reported.html", {"reader": _reader(request)})


def _reader(request: SiteRequest) -> Responsible:
    return responsible_for(territory_of(Pupil.objects.get(pk=request.viewer.pupil_id)))


@screen(permission="organisations.work_as_coordinator", methods=("GET", "HEAD"))
def incidents(request: SiteRequest) -> HttpResponse:
    """The territory's incidents, and those of territories without coordinator."""
    shown = request.GET.get("etat", IncidentState.OPEN)
    rows = incidents_followed_by(request.viewer).select_related("pupil", "taken_by", "territory")
    counts = {state.value: 0 for state in IncidentState}
    for state in rows.order_by().values_list("state", flat=True):
        counts[state] += 1
    if shown in counts:
        rows = rows.filter(state=shown)
    listed = Paginator(rows.order_by("at"), 25).get_page(request.GET.get("page"))
    tabs = [
        {"label": state.label, "url": f"?etat={state.value}", "count": counts[state.value], "current": shown == state}
        for state in IncidentState
    ]
    words = {"listed": listed, "rows": list(listed), "tabs": tabs, "here": request.viewer.territory_id}
    return page(request, "messaging/incidents.html", words)


def _incident(request: SiteRequest, incident_id: int) -> Incident:
    return Incident.objects.select_related("pupil__user", "reporter", "taken_by").get(pk=incident_id)


@screen(permission="messaging.follow_incident", load=_incident)
def incident(request: SiteRequest, thing: Incident, incident_id: int) -> HttpResponse:
    """One incident: what was told, what was done, the next step."""
    form = FollowUpForm(request.POST or None, initial={"state": IncidentState.HANDLED})
    if request.method == "POST" and form.is_valid():
        try:
            follow_up(thing, by=request.actor, **form.cleaned_data)
        except DomainError as error:
            form.add_error("state", error.message)
        else:
            messages.success(request, _("Suivi enregistré."))
            return redirect("messaging:incident", incident_id=incident_id)
    form.offer(IncidentState(thing.state))
    notes = list(thing.notes.select_related("by"))
    answered = any(not note.worry for note in notes)
    words = {
        "incident": thing,
        "by_adult": thing.pupil is not None and thing.reporter is not None and thing.reporter != thing.pupil.user,
        "file": file_of(thing, request.viewer),
        "notes": notes,
        "answered": answered,
        "form": form,
    }
    return page(request, "messaging/incident.html", words, status=422 if form.errors else 200)


@screen(permission="organisations.work_as_coordinator", methods=("GET", "HEAD"))
def outbox(request: SiteRequest) -> HttpResponse:
    """What was sent about the territory's affairs, to whom, by which channel, and whether it arrived."""
    form = OutboxForm(request.GET)
    wanted = form.wanted
    listed, found, meant = occasions(request.viewer, wanted, request.GET.get("page"))
    words: dict[str, Any] = {
        "narrowed": wanted != Wanted(),
        "rows_drawn": Page(),
        "filtered": bool(form.errors) or wanted != Wanted(words=wanted.words),
    }
    return page(
        request, "messaging/outbox.html", {"form": form, "listed": listed, "found": found, "meant": meant, **words}
    )
