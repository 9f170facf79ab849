"""Announcements: those of the territory, a new one, and putting one away."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest, own_address
from premierpas.core.screens import SIGNED_IN, page, screen
from premierpas.organisations.models import Territory

from ..actions import announce, change_announcement, end_announcement, put_away
from ..forms import AnnouncementForm
from ..models import Announcement
from .making import made

FIELDS = ("title", "text", "readers", "first_day", "last_day", "in_letter")


@screen(permission="campaigns.announce", methods=("GET", "HEAD"))
def announcements(request: SiteRequest) -> HttpResponse:
    """All of the territory, the newest first."""
    rows = Announcement.objects.filter(territory=request.viewer.territory_id).select_related("by")
    listed = Paginator(rows.order_by("-last_day", "-pk"), 20).get_page(request.GET.get("page"))
    return page(
        request, "campaigns/announcements.html", {"listed": listed, "rows": list(listed), "today": clock.today()}
    )


@screen(permission="campaigns.announce")
def new(request: SiteRequest) -> HttpResponse:
    """Title, words, for whom, between which days."""
    form = AnnouncementForm(request.POST or None)
    territory = Territory.objects.get(pk=request.viewer.territory_id)
    if made(request, form, "announce", lambda data: announce(territory=territory, by=request.actor, **_given(form))):
        messages.success(request, _("Annonce enregistrée."))
        return redirect("campaigns:announcements")
    words = {"form": form, "announcement": None}
    return page(request, "campaigns/announcement.html", words, status=422 if form.errors else 200)


def _given(form: AnnouncementForm) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in FIELDS}


def _announcement(request: SiteRequest, announcement_id: int) -> Announcement:
    return Announcement.objects.get(pk=announcement_id)


@screen(permission="campaigns.change_announcement", load=_announcement)
def change(request: SiteRequest, thing: Announcement, announcement_id: int) -> HttpResponse:
    """Other words or days."""
    form = AnnouncementForm(request.POST or None, initial={name: getattr(thing, name) for name in FIELDS})
    if request.method == "POST" and form.is_valid():
        try:
            change_announcement(thing, by=request.actor, **_given(form))
            messages.success(request, _("Annonce enregistrée."))
            return redirect("campaigns:announcements")
        except DomainError as error:
            form.refuse(error)
    words = {"form": form, "announcement": thing}
    return page(request, "campaigns/announcement.html", words, status=422 if form.errors else 200)


@screen(permission="campaigns.change_announcement", load=_announcement, methods=("POST",))
def end(request: SiteRequest, thing: Announcement, announcement_id: int) -> HttpResponse:
    """Nobody sees it any more."""
    end_announcement(thing, by=request.actor)
    messages.success(request, _("Annonce retirée."))
    return redirect("campaigns:announcements")


@screen(permission=SIGNED_IN, load=_announcement, methods=("POST",))
def away(request: SiteRequest, thing: Announcement, announcement_id: int) -> HttpResponse:
    """Read, and put away; back to where one was."""
    put_away(thing, by=request.actor)
    return redirect(own_address(request, request.POST.get("back", "")) or "/")
