"""The devices on which somebody is signed in: seen, and ended, from the account page."""

from datetime import timedelta
from typing import Any

from django.contrib.sessions.models import Session
from django.db import transaction

from premierpas.core import clock
from premierpas.core.requests import SiteRequest

from .models import User, UserSession
from .session_store import row_of

SEEN_EVERY = timedelta(minutes=5)
_BROWSERS = [("Edg/", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox/", "Firefox")]
_BROWSERS += [("Chrome/", "Chrome"), ("Safari/", "Safari")]
_SYSTEMS = [("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "Mac")]
_SYSTEMS += [("CrOS", "Chromebook"), ("Linux", "Linux")]


def device_of(request: SiteRequest) -> str:
    """A device in the reader's words: `Chrome, Android`."""
    agent = request.headers.get("User-Agent", "")
    browser = next((name for mark, name in _BROWSERS if mark in agent), "")
    system = next((name for mark, name in _SYSTEMS if mark in agent), "")
    return ", ".join(part for part in (browser, system) if part)


def note_session(request: SiteRequest) -> None:
    """Keep a row for the present session; at most one write in five minutes."""
    row = row_of(request.session.session_key)
    if not row or not request.user.is_authenticated:
        return
    now = clock.now()
    last = request.session.get("noted_at")
    if last and now.timestamp() - last < SEEN_EVERY.total_seconds():
        return
    request.session["noted_at"] = now.timestamp()
    defaults: dict[str, Any] = {"user": request.user, "device": device_of(request), "seen_at": now}
    UserSession.objects.update_or_create(row=row, defaults=defaults)


@transaction.atomic
def end_session(session: UserSession) -> None:
    """Sign a device out."""
    Session.objects.filter(pk=session.row).delete()
    session.delete()


@transaction.atomic
def end_sessions_of(user: User, *, but: str | None = None) -> int:
    """Sign every device of a person out, except the one of the row `but`; returns how many."""
    others = UserSession.objects.filter(user=user).exclude(row=but or "")
    Session.objects.filter(pk__in=list(others.values_list("row", flat=True))).delete()
    return others.delete()[0]


def live_sessions_of(user: User) -> list[UserSession]:
    """The devices still signed in, the latest first."""
    rows = Session.objects.filter(expire_date__gt=clock.now()).values("pk")
    return list(UserSession.objects.filter(user=user, row__in=rows).order_by("-seen_at"))


REMEMBERED_SECONDS = 60 * 24 * 3600
ON_THIS_DEVICE = "on_this_device"  # what was ticked while a code is on its way


def remember(request: SiteRequest, *, on_this_device: bool) -> None:
    """Keep the session for two months on one's own phone; elsewhere it ends with the browser."""
    request.session.set_expiry(REMEMBERED_SECONDS if on_this_device else 0)
