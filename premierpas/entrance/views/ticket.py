"""A pupil's ticket, and what is still asked before the event."""

from collections.abc import Callable
from functools import wraps
from typing import Any

import segno
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import http_date
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.events.actions import leave
from premierpas.events.models import Participant

from .. import actions
from ..forms import NeedsForm
from ..standing import is_coming, read, short_name, stand_of
from ..verdicts import written_on


def own_ticket(request: SiteRequest, slug: str) -> Participant:
    """The viewer's own, the last where they came back, whether it still has a seat or not.

    Raises Participant.DoesNotExist.
    """
    rows = Participant.objects.filter(
        event__slug=slug, enrolment__isnull=False, enrolment__pupil=request.viewer.pupil_id
    )
    return read(rows).latest("pk")


def of_a_seat(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Whoever has no seat any more is led to what became of it."""

    @wraps(view)
    def seated(request: SiteRequest, participant: Participant, slug: str) -> HttpResponse:
        return view(request, participant, slug) if is_coming(participant) else redirect("events:place", slug=slug)

    return seated


@screen(permission="events.see_ticket", load=own_ticket, methods=("GET", "HEAD"))
@of_a_seat
def ticket(request: SiteRequest, participant: Participant, slug: str) -> HttpResponse:
    """The code to show, when, where, what to bring, and what is still asked."""
    event, code = participant.event, participant.code
    words = {
        "participant": participant, "event": event, "name": short_name(participant),
        "square": square(participant), "code": f"{code[:3]} {code[3:]}", "asked": _asked(participant),
        "dates": event.dates, "is_open": event.is_running and not event.is_over,
        "is_alone": participant.registration.classroom_id is None,
        "waiting": event.registrations.waiting().count(),
    }  # fmt: skip
    response = page(request, "entrance/ticket.html", words)
    response["X-Ticket-Until"] = http_date(event.over_at.timestamp())  # until when a browser keeps it without a network
    return response


def square(participant: Participant) -> SafeString:
    """The square code, drawn."""
    drawn = segno.make(written_on(participant), error="m", micro=False)
    return mark_safe(drawn.svg_inline(border=0, omitsize=True, dark="#16133a"))


def _asked(participant: Participant) -> dict[str, Any]:
    """What is asked of this one, and what was said."""
    event, needs, stand = participant.event, getattr(participant, "needs", None), stand_of(participant)
    photos = None if needs is None else needs.photos
    has_needs = needs is not None and needs.said_at is not None
    done = [
        *([not stand.is_missing] if event.asks_authorisation else []),
        *([has_needs] if event.asks_needs else []),
        *([photos is not None] if event.asks_photos else []),
    ]
    return {
        "stand": stand,
        "needs": needs,
        "has_needs": has_needs,
        "photos": photos,
        "done": sum(done),
        "all": len(done),
    }


@screen(permission="entrance.say_own", load=own_ticket)
@of_a_seat
def needs(request: SiteRequest, participant: Participant, slug: str) -> HttpResponse:
    """What they eat and need."""
    said = getattr(participant, "needs", None)
    first = {"diet": said.diet, "access": said.access} if said else {}
    form = NeedsForm(request.POST if request.method == "POST" else None, initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            actions.say_needs(participant, by=request.actor, **form.cleaned_data)
            messages.success(request, _("C’est noté."))
            return redirect("entrance:ticket", slug=slug)
        except DomainError as error:
            form.refuse(error)
    words = {"form": form, "event": participant.event}
    return page(request, "entrance/needs.html", words, status=422 if form.errors else 200)


@screen(permission="entrance.say_own", load=own_ticket, methods=("POST",))
def photos(request: SiteRequest, participant: Participant, slug: str) -> HttpResponse:
    """Yes or no, in one tap."""
    said = request.POST.get("photos")
    if said not in ("yes", "no"):
        messages.error(request, _("Choisis oui ou non."))
        return redirect("entrance:ticket", slug=slug)
    try:
        actions.say_photos(participant, by=request.actor, yes=said == "yes")
        messages.success(request, _("C’est noté."))
    except DomainError as error:
        messages.error(request, error.message)
    return redirect("entrance:ticket", slug=slug)


@screen(permission="entrance.say_own", load=own_ticket)
@of_a_seat
def give_back(request: SiteRequest, participant: Participant, slug: str) -> HttpResponse:
    """They don't come: the seat goes to who waits."""
    event = participant.event
    if request.method == "POST" and participant.registration.classroom_id is None:
        try:
            leave(participant.registration, by=request.actor)
            messages.success(request, _("Ta place est rendue. Merci de l’avoir dit."))
            return redirect("/moi/")
        except DomainError as error:
            messages.error(request, error.message)
            return redirect("entrance:ticket", slug=slug)
    words = {"event": event, "is_alone": participant.registration.classroom_id is None}
    return page(request, "entrance/give_back.html", words)
