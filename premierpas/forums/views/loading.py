"""The forum, stand, person or class of an address, and how acts end."""

from collections.abc import Callable
from typing import Any

import rules
from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page
from premierpas.events.enums import PUBLIC, Kind
from premierpas.events.models import Event, Participant, Speaker
from premierpas.organisations.models import Classroom
from premierpas.ui.forms import Form

from ..models import Slot, Stand
from ..seated import seated


def load_forum(request: SiteRequest, event_id: int, **_: Any) -> Event:
    """An event that is a forum."""
    return Event.objects.select_related("territory", "made_by").get(pk=event_id, kind=Kind.FORUM)


def load_event(request: SiteRequest, event_id: int, **_: Any) -> Event:
    """Any event: speakers come to all."""
    return Event.objects.select_related("territory").get(pk=event_id)


def the_stand(stand_id: int) -> Stand:
    """A stand with its event."""
    return Stand.objects.select_related("event", "company").get(pk=stand_id)


def event_of_stand(request: SiteRequest, stand_id: int) -> Event:
    """The forum of a stand."""
    return the_stand(stand_id).event


def event_of_speaker(request: SiteRequest, speaker_id: int) -> Event:
    """The event of somebody who speaks."""
    return Speaker.objects.select_related("event").get(pk=speaker_id).event


def load_visit(request: SiteRequest, participant_id: int, slot_id: int) -> Event:
    """The forum to which somebody comes at an hour."""
    event = Slot.objects.select_related("event").get(pk=slot_id, event__kind=Kind.FORUM).event
    seated(event).get(pk=participant_id)
    return event


def own_seat(request: SiteRequest, slug: str) -> Participant:
    """The viewer's own seat at a forum."""
    if request.viewer.pupil_id is None:
        raise Participant.DoesNotExist
    rows = Participant.objects.select_related("event", "enrolment__pupil", "enrolment__classroom__school")
    return rows.filter(
        event__slug=slug, event__kind=Kind.FORUM, event__state__in=PUBLIC, ended_at=None,
        enrolment__pupil=request.viewer.pupil_id,
    ).latest("pk")  # fmt: skip


def event_and_class(request: SiteRequest, slug: str, classroom_id: int) -> tuple[Event, Classroom]:
    """A class that comes to a forum."""
    event = Event.objects.get(slug=slug, kind=Kind.FORUM, state__in=PUBLIC)
    return event, Classroom.objects.select_related("school").get(pk=classroom_id)


def typed(request: SiteRequest) -> Any:
    """What was sent, for a form; None where nothing was."""
    return request.POST if request.method == "POST" else None


def act(request: SiteRequest, do: Callable[[], object], said: Callable[[Any], str]) -> None:
    """An act of one button: what it did, or why it isn't done, is said on the page that comes next."""
    try:
        messages.success(request, said(do()))
    except DomainError as error:
        messages.error(request, str(error.message))


def pages_of(request: SiteRequest, event: Event, here: str) -> list[dict[str, Any]]:
    """The pages of a forum, for whoever organises it; those that name pupils for who may read them."""
    names = [
        ("forums:forum", _("Stands")), ("forums:plan", _("Salle")), ("forums:slots", _("Passages")),
        ("forums:result", _("Partage")), ("forums:speakers", _("Intervenants")),
    ]  # fmt: skip
    if not rules.has_perm("forums.share", request.viewer, event):
        names = [each for each in names if each[0] != "forums:result"]
    return [{"label": label, "url": reverse(name, args=[event.pk]), "current": name == here} for name, label in names]


def form_page(
    request: SiteRequest, event: Event, form: Form, *, title: str, button: str, lead: str = "", back: str = ""
) -> HttpResponse:
    """A page with one form."""
    words = {
        "event": event, "form": form, "title": title, "button": button, "lead": lead,
        "back": back or reverse("forums:forum", args=[event.pk]),
    }  # fmt: skip
    return page(request, "forums/form.html", words, status=422 if form.errors else 200)
