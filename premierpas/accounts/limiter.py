"""How often something may be tried, counted in the database: strict by account and device, loose by address.

A whole class sits behind one address, so an address may fail often; one account or one device may not. A guesser who
walks over many accounts from one address is stopped by the address's own, higher limit.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from django.conf import settings
from django.db import connection
from django.http import HttpRequest

from premierpas.core import clock

from .models import Attempt

DEVICE_COOKIE = "device"
WINDOW = timedelta(minutes=15)


@dataclass(frozen=True)
class Limits:
    """Failures allowed in a quarter of an hour."""

    account: int = 6
    device: int = 12
    address: int = 90


SIGN_IN = Limits()
LINK = Limits(account=5, device=20, address=120)
RENEWAL = Limits(account=3, device=6, address=60)


def retry_after(scope: str, request: HttpRequest, *, account: str, limits: Limits = SIGN_IN) -> timedelta | None:
    """How long to wait before another try, or None when it is allowed now. Changes nothing."""
    start = _window()
    keys = _keys(scope, request, account)
    counts = dict(Attempt.objects.filter(bucket__in=keys.values(), window=start).values_list("bucket", "count"))
    reached = any(counts.get(keys[part], 0) >= getattr(limits, part) for part in keys)
    return start + WINDOW - clock.now() if reached else None


def note_failure(scope: str, request: HttpRequest, *, account: str) -> None:
    """Count one failed try against the account, the device and the address, atomically."""
    start = _window()
    rows = sorted(_keys(scope, request, account).values())
    with connection.cursor() as cursor:
        cursor.executemany(
            'INSERT INTO accounts_attempt (bucket, "window", count) VALUES (%s, %s, 1) '
            'ON CONFLICT (bucket, "window") DO UPDATE SET count = accounts_attempt.count + 1',
            [(row, start) for row in rows],
        )


def forget(scope: str, *, account: str) -> None:
    """A success: the account's own failures no longer count."""
    Attempt.objects.filter(bucket=_bucket(scope, "account", account)).delete()


def _window() -> datetime:
    now = clock.now()
    return now.replace(minute=now.minute // 15 * 15, second=0, microsecond=0)


def _keys(scope: str, request: HttpRequest, account: str) -> dict[str, str]:
    keys = {
        "account": _bucket(scope, "account", account),
        "address": _bucket(scope, "address", address_of(request)),
    }
    if device := request.COOKIES.get(DEVICE_COOKIE):
        keys["device"] = _bucket(scope, "device", device)
    return keys


def address_of(request: HttpRequest) -> str:
    """The address a request comes from: as our own proxy says it, else as the web server saw it."""
    if settings.BEHIND_PROXY and (forwarded := request.headers.get("X-Forwarded-For", "")):
        return forwarded.rsplit(",", 1)[-1].strip()
    return request.META.get("REMOTE_ADDR", "") or "local"


def _bucket(scope: str, part: str, value: str) -> str:
    return f"{scope}:{part}:{sha256(value.casefold().encode()).hexdigest()[:40]}"
