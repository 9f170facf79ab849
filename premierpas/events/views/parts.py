"""An event's parts, one short page each: what each asks, and what keeps it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from premierpas.core.actors import Actor
from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.organisations.models import Company

from .. import actions
from ..actions.opening import CHANGEABLE
from ..models import Event
from ..parts.beginning import SubjectForm, WhenForm
from ..parts.people import HostsForm, InvitedForm, ProgrammeForm, SpeakersForm
from ..parts.places import AskedForm, PlacesForm
from .loading import companies_of, event_of_id

MORE = "more"


@dataclass(frozen=True)
class Part:
    """A page of the form. `keep(event, form, by)` writes it; `hint`: what it is for; `has_rows`: it holds lines."""

    code: str
    title: Promise
    hint: Promise
    make: Callable[[Any, Event], Any]
    keep: Callable[[Event, Any, Actor], Any]
    has_rows: bool = False


def _subject(data: Any, event: Event) -> SubjectForm:
    initial = {name: getattr(event, name) for name in ("title", "summary", "about", "bring")}
    companies: list[Company] = companies_of(event.territory_id)
    if event.company is not None and event.company not in companies:
        companies.append(event.company)
    return SubjectForm(data, companies=companies, initial=initial | {"company": str(event.company_id or "")})


PARTS = {
    each.code: each
    for each in (
        Part(
            "sujet", lazy("Le sujet"), lazy("Ce qu’on y fait, qui reçoit, ce qu’on apporte."), _subject,
            lambda event, form, by: actions.change_event(event, by=by, values=form.values()),
        ),
        Part(
            "date", lazy("La date et le lieu"), lazy("Quand, où, comment venir."),
            lambda data, event: WhenForm(data, event=event),
            lambda event, form, by: actions.move_event(
                event, by=by, values=form.values(), sessions=form.sessions()
            ),
            has_rows=True,
        ),
        Part(
            "programme", lazy("Le programme"), lazy("Heure par heure."),
            lambda data, event: ProgrammeForm(data, event=event),
            lambda event, form, by: actions.write_programme(event, by=by, lines=form.moments()),
            has_rows=True,
        ),
        Part(
            "rencontres", lazy("Qui on rencontre"), lazy("Des personnes, leur métier, leur chemin."),
            lambda data, event: SpeakersForm(data, event=event),
            lambda event, form, by: actions.name_speakers(event, by=by, lines=form.speakers()),
            has_rows=True,
        ),
        Part(
            "places", lazy("Les places"), lazy("Combien, pour qui, dans quel ordre."),
            lambda data, event: PlacesForm(data, event=event),
            lambda event, form, by: actions.set_places(
                event, by=by, seats=form.cleaned_data["seats"], kept=form.kept(), values=form.values()
            ),
            has_rows=True,
        ),
        Part(
            "inscription", lazy("L’inscription"), lazy("Qui s’inscrit, ce qu’on demande."),
            lambda data, event: AskedForm(data, event=event),
            lambda event, form, by: actions.change_event(event, by=by, values=form.cleaned_data),
        ),
        Part(
            "invitations", lazy("Les invitations"), lazy("Les établissements et les classes qu’on invite."),
            lambda data, event: InvitedForm(data, event=event),
            lambda event, form, by: actions.invite(
                event, by=by, schools=form.chosen_schools(), classrooms=form.chosen_classrooms()
            ),
        ),
        Part(
            "accueil", lazy("L’accueil"), lazy("Les bénévoles à la porte."),
            lambda data, event: HostsForm(data, event=event),
            lambda event, form, by: actions.name_hosts(event, by=by, volunteers=form.chosen()),
        ),
    )
}  # fmt: skip


def shown_parts(event: Event) -> list[dict[str, Any]]:
    """The doors to the parts, each with what is there."""
    counts = {
        "programme": event.moments.count(), "rencontres": event.speakers.count(),
        "invitations": event.invited.count(), "accueil": event.hosts.count(),
    }  # fmt: skip
    return [{"part": each, "count": counts.get(each.code)} for each in PARTS.values()]


def _event_of_part(request: SiteRequest, event_id: int, part: str) -> Event:
    if part not in PARTS:
        raise Http404
    return event_of_id(request, event_id)


@screen(permission="events.organise", load=_event_of_part)
def edit(request: SiteRequest, thing: Event, event_id: int, part: str) -> HttpResponse:
    """One part; the date and place of an open event move it, and everybody is told."""
    which = PARTS[part]
    if thing.state not in CHANGEABLE:
        messages.error(request, _("Cet événement est passé ou annulé : il ne change plus."))
        return redirect("events:organise", event_id=event_id)
    form = which.make(request.POST if request.method == "POST" else None, thing)
    if request.method == "POST" and form.is_valid():
        try:
            which.keep(thing, form, request.actor)
            if request.POST.get("act") == MORE:
                return redirect("events:part", event_id=event_id, part=part)
            messages.success(request, _("C’est enregistré."))
            return redirect("events:organise", event_id=event_id)
        except DomainError as error:
            form.refuse(error)
    words = {"form": form, "event": thing, "part": which, "tells": part == "date" and thing.is_running}
    return page(request, "events/part.html", words, status=422 if form.errors else 200)
