"""How often something may be tried, counted in the database.

Anybody can type somebody else's name, so wrong tries close an account for the *device* that made them and, less
strictly, for the *address*; never for a device on which its owner has signed in before, which is counted on its own. A
whole class sits behind one address, so an address may fail often; a guesser who walks over many accounts from one
address, or over many addresses for one account, is stopped by the loose limits of each.

A try is counted before it is made and given back when it was right, so that many tries at once can't slip through
together.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from django.db import connection, transaction

from premierpas.core import clock
from premierpas.core.origin import neighbourhood_of
from premierpas.core.requests import SiteRequest

from .devices import device_of_cookie
from .models import Attempt

WINDOW = timedelta(minutes=15)
_UPSERT = (
    'INSERT INTO accounts_attempt (bucket, "window", account, count) VALUES (%s, %s, %s, 1) '
    'ON CONFLICT (bucket, "window") DO UPDATE SET count = accounts_attempt.count + 1'
)


@dataclass(frozen=True)
class Limits:
    """Failures allowed in a quarter of an hour.

    `own`: a known device on its owner's account, which counts nowhere else. The others are for unknown devices:
    `account_device`, `account_address`: one account from one device, from one address; `account`: one account from
    everywhere. `device`, `address`: whatever account is named; thirty pupils may each fail twice while thirty right
    tries are under way.
    """

    own: int = 12
    account_device: int = 6
    account_address: int = 30
    account: int = 200
    device: int = 12
    address: int = 90


SIGN_IN = Limits()
EMAIL = Limits(own=6, account_address=6, account=12)  # each sends a message: nobody's letterbox is flooded
CODE = Limits(account_device=12, account_address=12, account=24, address=45)
FACTOR = Limits(own=6, account_address=6, account=6, address=45)  # asked only of who has the first proof
UNKNOWN_LINK = Limits(device=60, address=120)
RENEWAL = Limits(account=3, device=6, address=60)


def count_try(
    scope: str, request: SiteRequest, *, account: str = "", known: bool = False, limits: Limits = SIGN_IN
) -> timedelta | None:
    """Count a try that is about to be made; how long to wait when it may not be made, or None.

    `account`: empty where none is named, as with a link that nobody made. `known`: whether its owner has signed in on
    this device before (`devices.is_known`).

    A refused try counts nowhere: somebody who hammers one closed account doesn't close the address for a class.
    """
    start, whose = _window(), _account(scope, account)
    keys = _keys(scope, request, account, known=known)
    with transaction.atomic(), connection.cursor() as cursor:
        for part, bucket in sorted(keys.items(), key=lambda item: item[1]):  # one order for all: no deadlock
            about = whose if part in _OF_ACCOUNT else ""
            words = [bucket, start, about, getattr(limits, part)]
            cursor.execute(_UPSERT + " WHERE accounts_attempt.count < %s", words)
            if cursor.rowcount == 0:
                transaction.set_rollback(True)
                return start + WINDOW - clock.now()
    return None


def give_back_try(scope: str, request: SiteRequest, *, account: str, known: bool = False) -> None:
    """The counted try was right: it counts no more, nor do the account's earlier failures."""
    keys = _keys(scope, request, account, known=known)
    forget(scope, account=account)
    with connection.cursor() as cursor:
        for bucket in sorted(bucket for part, bucket in keys.items() if part not in _OF_ACCOUNT):
            cursor.execute(
                'UPDATE accounts_attempt SET count = count - 1 WHERE bucket = %s AND "window" = %s AND count > 0',
                [bucket, _window()],
            )


def forget(scope: str, *, account: str) -> None:
    """The account's failures no longer count, wherever they were made."""
    Attempt.objects.filter(account=_account(scope, account)).delete()


def closed_until(scope: str, accounts: Iterable[str], *, limits: Limits = SIGN_IN) -> dict[str, datetime]:
    """Which of these accounts some device or address can't try now, and until when; one query for any number."""
    names = {_account(scope, account): account for account in accounts}
    rows = Attempt.objects.filter(window=_window(), account__in=names).values_list("account", "bucket", "count")
    full = {names[whose] for whose, bucket, count in rows if count >= getattr(limits, bucket.split(":")[1])}
    return dict.fromkeys(full, _window() + WINDOW)


_OF_ACCOUNT = {"own", "account", "account_device", "account_address"}


def _window() -> datetime:
    now = clock.now()
    return now.replace(minute=now.minute // 15 * 15, second=0, microsecond=0)


def _keys(scope: str, request: SiteRequest, account: str, *, known: bool) -> dict[str, str]:
    address, device = neighbourhood_of(request), device_of_cookie(request)
    if known:
        return {"own": _bucket(scope, "own", account, device)}
    keys = {"address": _bucket(scope, "address", address)}
    if account:
        keys["account"] = _bucket(scope, "account", account)
        keys["account_address"] = _bucket(scope, "account_address", account, address)
    if device:
        keys["device"] = _bucket(scope, "device", device)
    if account and device:
        keys["account_device"] = _bucket(scope, "account_device", account, device)
    return keys


def _account(scope: str, account: str) -> str:
    return f"{scope}:{_digest(account)}" if account else ""


def _bucket(scope: str, part: str, *values: str) -> str:
    return f"{scope}:{part}:{_digest(*values)}"


def _digest(*values: str) -> str:
    return sha256("\n".join(value.casefold() for value in values).encode()).hexdigest()[:40]
