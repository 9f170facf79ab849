"""Tasks: the list, what one click does with one; calendars for other programs."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest, own_address
from premierpas.core.screens import PUBLIC, page, screen
from premierpas.core.text import clean

from .actions import finish, give, make_feed, revoke_feed, snooze
from .enums import Scope
from .feeds import address_of, calendar_of, feed_of_token
from .models import Feed, Presence, Task
from .presences import presence_of
from .queries import counted, later, open_tasks, shown

TASKS_PER_PAGE = 20


def _part(request: SiteRequest, **_: Any) -> Presence:
    presence = presence_of(request.viewer)
    if presence is None:
        raise Presence.DoesNotExist
    return presence


def _task(request: SiteRequest, task_id: int) -> Task:
    return Task.objects.select_related("owner").get(pk=task_id)


def _feed(request: SiteRequest, feed_id: int) -> Feed:
    return Feed.objects.select_related("presence").get(pk=feed_id)


def _feed_in_force(request: SiteRequest, token: str) -> Feed:
    return feed_of_token(token)


@screen(permission="agenda.view", methods=("GET", "HEAD"))
def tasks(request: SiteRequest) -> HttpResponse:
    """One's own tasks or the team's, by weight and date."""
    presence = _part(request)
    scope = Scope.TEAM if request.GET.get("qui") == "equipe" else Scope.MINE
    counts = counted(presence)
    pages = Paginator(open_tasks(presence, scope), TASKS_PER_PAGE)
    pages.count = counts[scope]
    listed = pages.get_page(request.GET.get("page"))
    tabs = [
        {"label": label, "url": f"?qui={key}", "count": counts[each], "current": each == scope}
        for each, key, label in ((Scope.MINE, "moi", _("Les miennes")), (Scope.TEAM, "equipe", _("L’équipe")))
    ]
    words = {"listed": listed, "tasks": shown(listed, presence), "tabs": tabs, "later": later()}
    return page(request, "agenda/tasks.html", words)


@screen(permission="agenda.do", load=_task, methods=("POST",))
def done(request: SiteRequest, task: Task, task_id: int) -> HttpResponse:
    """Tick it off."""
    return _told(request, lambda: finish(task, by=request.actor), _("C’est noté : fait."))


@screen(permission="agenda.do", load=_task, methods=("POST",))
def put_off(request: SiteRequest, task: Task, task_id: int) -> HttpResponse:
    """Not today."""
    return _told(
        request, lambda: snooze(task, until=_day(request), by=request.actor), _("La tâche reviendra ce jour-là.")
    )


@screen(permission="agenda.do", load=_task, methods=("POST",))
def hand(request: SiteRequest, task: Task, task_id: int) -> HttpResponse:
    """A colleague takes it."""
    return _told(request, lambda: give(task, to=_colleague(request), by=request.actor), _("La tâche est confiée."))


@screen(permission="agenda.view")
def calendars(request: SiteRequest) -> HttpResponse:
    """Addresses by which a telephone shows tasks; each can be ended."""
    presence = _part(request)
    if request.method == "POST" and request.POST.get("scope") in Scope.values:
        make_feed(Scope(request.POST["scope"]), by=request.actor)
        messages.success(request, _("L’adresse est prête : copiez-la dans votre calendrier."))
        return redirect("agenda:calendars")
    feeds = {each.scope: each for each in presence.feeds.filter(revoked_at=None)}
    rows = [
        {"scope": scope, "feed": feeds.get(scope), "address": address_of(feeds[scope]) if scope in feeds else ""}
        for scope in Scope
    ]
    return page(request, "agenda/calendars.html", {"rows": rows})


@screen(permission="agenda.revoke_feed", load=_feed, methods=("POST",))
def stop_feed(request: SiteRequest, feed: Feed, feed_id: int) -> HttpResponse:
    """The address works no more."""
    revoke_feed(feed, by=request.actor)
    messages.success(request, _("Cette adresse ne montre plus rien."))
    return redirect("agenda:calendars")


@screen(permission=PUBLIC, load=_feed_in_force, methods=("GET", "HEAD"))
def feed(request: SiteRequest, feed: Feed, token: str) -> HttpResponse:
    """What a calendar program reads."""
    answer = HttpResponse(calendar_of(feed), content_type="text/calendar; charset=utf-8")
    answer["Cache-Control"] = "private, no-store"
    return answer


def _told(request: SiteRequest, do: Callable[[], Any], success: str) -> HttpResponse:
    """Do it, say how it went, and go back to where the button stood."""
    try:
        do()
    except DomainError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, success)
    return redirect(own_address(request, request.POST.get("back", "")) or "agenda:tasks")


def _day(request: SiteRequest) -> date:
    try:
        day = parse_date(request.POST.get("until", ""))
    except ValueError:
        day = None
    if day is None:
        raise DomainError(_("Choisissez un jour dans la liste."), field="until")
    return day


def _colleague(request: SiteRequest) -> Presence:
    chosen = clean(request.POST.get("to", ""))
    found = Presence.objects.filter(key=chosen).first() if chosen else None
    if found is None:
        raise DomainError(_("Choisissez une personne dans la liste."), field="to")
    return found
