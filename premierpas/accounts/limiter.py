"""How often something may be tried, counted in the database: strict by account and device, loose by address.

A whole class sits behind one address, so an address may fail often; one account or one device may not. A guesser who
walks over many accounts from one address is stopped by the address's own, higher limit. A try is counted before it is
made and given back when it was right, so that many tries at once can't slip through together.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from django.db import connection, transaction
from django.http import HttpRequest

from premierpas.core import clock
from premierpas.core.origin import neighbourhood_of

from .models import Attempt

DEVICE_COOKIE = "device"
WINDOW = timedelta(minutes=15)
_UPSERT = (
    'INSERT INTO accounts_attempt (bucket, "window", count) VALUES (%s, %s, 1) '
    'ON CONFLICT (bucket, "window") DO UPDATE SET count = accounts_attempt.count + 1'
)


@dataclass(frozen=True)
class Limits:
    """Failures allowed in a quarter of an hour.

    `address`: thirty pupils may each fail twice while thirty right tries are under way.
    """

    account: int = 6
    device: int = 12
    address: int = 90


SIGN_IN = Limits()
CODE = Limits(account=12, device=12, address=45)
FACTOR = Limits(account=6, device=12, address=45)
UNKNOWN_LINK = Limits(device=60, address=120)
RENEWAL = Limits(account=3, device=6, address=60)


def count_try(scope: str, request: HttpRequest, *, account: str = "", limits: Limits = SIGN_IN) -> timedelta | None:
    """Count a try that is about to be made; how long to wait when it may not be made, or None.

    `account`: empty where none is named, as with a link that nobody made.

    A refused try counts nowhere: somebody who hammers one closed account doesn't close the address for a class.
    """
    start = _window()
    keys = _keys(scope, request, account)
    with transaction.atomic(), connection.cursor() as cursor:
        for part, bucket in sorted(keys.items(), key=lambda item: item[1]):  # one order for all: no deadlock
            cursor.execute(_UPSERT + " WHERE accounts_attempt.count < %s", [bucket, start, getattr(limits, part)])
            if cursor.rowcount == 0:
                transaction.set_rollback(True)
                return start + WINDOW - clock.now()
    return None


def give_back_try(scope: str, request: HttpRequest, *, account: str) -> None:
    """The counted try was right: it counts no more, nor do the account's earlier failures."""
    keys = _keys(scope, request, account)
    forget(scope, account=account)
    with connection.cursor() as cursor:
        for bucket in sorted(bucket for part, bucket in keys.items() if part != "account"):
            cursor.execute(
                'UPDATE accounts_attempt SET count = count - 1 WHERE bucket = %s AND "window" = %s AND count > 0',
                [bucket, _window()],
            )


def forget(scope: str, *, account: str) -> None:
    """A success: the account's own failures no longer count."""
    Attempt.objects.filter(bucket=_bucket(scope, "account", account)).delete()


def _window() -> datetime:
    now = clock.now()
    return now.replace(minute=now.minute // 15 * 15, second=0, microsecond=0)


def _keys(scope: str, request: HttpRequest, account: str) -> dict[str, str]:
    keys = {"address": _bucket(scope, "address", neighbourhood_of(request))}
    if account:
        keys["account"] = _bucket(scope, "account", account)
    if device := request.COOKIES.get(DEVICE_COOKIE):
        keys["device"] = _bucket(scope, "device", device)
    return keys


def _bucket(scope: str, part: str, value: str) -> str:
    return f"{scope}:{part}:{sha256(value.casefold().encode()).hexdigest()[:40]}"
