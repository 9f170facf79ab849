"""Tasks as a calendar that other programs subscribe to. It leaves the house: it names no pupil and no place."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from premierpas.accounts.links import hash_of
from premierpas.core import clock
from premierpas.core.ports import Port

from .enums import Scope
from .models import Feed, Presence, Task
from .presences import present
from .queries import open_tasks
from .reasons import reasons

entries = Port[Callable[[Presence], Iterable[Event]]](
    "agenda.entries", "what else stands in somebody's own calendar; it names nobody either"
)


def feed_of_token(token: str) -> Feed:
    """The calendar of an address, while it is in force and its owner is there; raises Feed.DoesNotExist."""
    rows = Feed.objects.filter(revoked_at=None, presence__in=present()).select_related("presence__user")
    return rows.get(token_hash=hash_of(token))


def address_of(feed: Feed) -> str:
    """Where a program reads it."""
    return settings.SITE_URL.rstrip("/") + reverse("agenda:feed", args=[feed.token])


def calendar_of(feed: Feed) -> bytes:
    """One all-day event a task, on the day it is due, or today once that is past. Every instant is in UTC."""
    calendar = Calendar()
    calendar.add("prodid", f"-//{settings.SITE_NAME}//agenda//FR")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", f"{settings.SITE_NAME} : {Scope(feed.scope).label}")
    calendar.add("refresh-interval", timedelta(hours=1), parameters={"value": "DURATION"})
    today = clock.today()
    for task in open_tasks(feed.presence, Scope(feed.scope)):
        calendar.add_component(_event(task, max(task.due, task.snoozed_until or today, today), team=feed.scope))
    if feed.scope == Scope.MINE:
        for floor in entries:
            for event in floor(feed.presence):
                calendar.add_component(event)
    return bytes(calendar.to_ical())


def _event(task: Task, day: date, *, team: str) -> Event:
    reason = reasons.get(task.reason)
    words = str(reason.summary) if reason else _("Une tâche")
    event = Event()
    event.add("uid", f"agenda-{task.pk}@{settings.SITE_URL.partition('//')[2].strip('/')}")
    event.add("dtstamp", task.opened_at.astimezone(UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", f"{words} ({task.owner.user.name})" if team == Scope.TEAM else words)
    event.add("url", settings.SITE_URL.rstrip("/") + reverse("agenda:tasks"))
    event.add("transp", "TRANSPARENT")  # it doesn't make anybody busy
    return event
