"""Who speaks at an event, what they have answered, and asking them by link."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.events.enums import Kind
from premierpas.events.models import Event, Speaker

from ..actions import ask_speakers, renew_speaker
from ..actions.speaking import answer_of
from ..ahead import is_ahead
from .loading import act, event_of_speaker, load_event, pages_of


@screen(permission="forums.organise", load=load_event, methods=("GET", "HEAD"))
def speakers(request: SiteRequest, event: Event, event_id: int) -> HttpResponse:
    """Everybody who speaks there."""
    rows = list(Speaker.objects.filter(event=event).select_related("page").order_by("rank", "pk"))
    words = {
        "event": event,
        "tabs": pages_of(request, event, "forums:speakers") if event.kind == Kind.FORUM else [],
        "rows": [(each, answer_of(each)) for each in rows],
        "to_ask": sum(answer_of(each) is None and bool(each.email) for each in rows),
        "is_ahead": is_ahead(event),
    }
    return page(request, "forums/speakers.html", words)


@screen(permission="forums.organise", load=load_event, methods=("POST",))
def ask(request: SiteRequest, event: Event, event_id: int) -> HttpResponse:
    """All who haven't answered get their page."""

    def said(asked: list[Speaker]) -> str:
        words = ngettext("%(n)d page est envoyée.", "%(n)d pages sont envoyées.", len(asked))
        return words % {"n": len(asked)}

    act(request, lambda: ask_speakers(event, by=request.actor), said)
    return redirect("forums:speakers", event_id=event_id)


@screen(permission="forums.organise", load=event_of_speaker, methods=("POST",))
def ask_one(request: SiteRequest, event: Event, speaker_id: int) -> HttpResponse:
    """One gets their page again."""
    speaker = Speaker.objects.select_related("event").get(pk=speaker_id)
    act(request, lambda: renew_speaker(speaker, by=request.actor), lambda _row: _("La page est envoyée."))
    return redirect("forums:speakers", event_id=event.pk)
