"""The devices on which somebody has signed in: a random cookie, kept as a hash beside its account."""

import secrets
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.http import HttpResponse

from premierpas.core import clock
from premierpas.core.requests import SiteRequest

from .models import KnownDevice

DEVICE_COOKIE = "device"
DEVICE_SECONDS = 365 * 24 * 3600
_DRAWN = "_device_drawn"


def device_of_cookie(request: SiteRequest) -> str:
    """What the browser says it is; empty for one that keeps no cookies."""
    return request.COOKIES.get(DEVICE_COOKIE, "")


def draw_device(request: SiteRequest) -> str:
    """The device's own word, drawn where it has none yet; the middleware hands it over with the answer."""
    if known := device_of_cookie(request) or getattr(request, _DRAWN, ""):
        return known
    drawn = secrets.token_urlsafe(18)
    setattr(request, _DRAWN, drawn)
    return drawn


def hand_over(request: SiteRequest, response: HttpResponse) -> None:
    """Give the browser the word that was drawn for it, if one was."""
    if drawn := getattr(request, _DRAWN, ""):
        response.set_cookie(
            DEVICE_COOKIE, drawn, max_age=DEVICE_SECONDS, httponly=True, samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )  # fmt: skip


def is_known(request: SiteRequest, **user: Any) -> bool:
    """Whether the person with these marks (`username=…`) has signed in on this device before."""
    device = device_of_cookie(request)
    owner = {f"user__{name}": value for name, value in user.items()}
    return bool(device) and KnownDevice.objects.filter(device=_hash(device), **owner).exists()


def note_device(request: SiteRequest, user: Any) -> bool:
    """Somebody has signed in here; whether this is news: they have signed in before, and never on this device."""
    device, now = _hash(draw_device(request)), clock.now()
    before = set(KnownDevice.objects.filter(user=user).values_list("device", flat=True))
    KnownDevice.objects.bulk_create(
        [KnownDevice(user=user, device=device, seen_at=now)],
        update_conflicts=True, update_fields=["seen_at"], unique_fields=["user", "device"],
    )  # fmt: skip
    return bool(before) and device not in before


def forget_devices_of(user: Any) -> None:
    """Whoever signs in next is a stranger again: what the old proof opened isn't trusted with the new one."""
    KnownDevice.objects.filter(user=user).delete()


def _hash(device: str) -> str:
    return sha256(f"device:{device}".encode(errors="replace")).hexdigest()[:40]
