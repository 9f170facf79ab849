"""Who gets no more letters: by address, in one place, asked again each time a letter is handed over.

A letter is a message with a `scope`; what is necessary has none, and nothing here stops it. One who unsubscribes does
so for themselves (`whose`), at whatever address they have; an address that was refused is so for everybody behind it.
"""

import hashlib
import hmac
import unicodedata
from collections.abc import Callable, Collection
from dataclasses import dataclass

from django.conf import settings
from django.core import signing
from django.db.models import Q

from premierpas.core import clock
from premierpas.core.ports import Port
from premierpas.core.secret_key import secret_keys

from .addresses import address_of
from .models import Cause, Channel, Message, Suppression

_SALT = "core.suppression"
STOP = "stop"  # the scheme of addresses under which a reader stops letters
outcomes = Port[Callable[[Message], None]](
    "core.outcomes", "who takes note of what became of an e-mail: sent, refused, not wanted; in the same transaction"
)


@dataclass(frozen=True)
class Stopping:
    """What an address to stop letters holds: whose, at which e-mail, which ones; `shown`: the e-mail, half hidden."""

    address: str
    whose: str
    scope: str
    shown: str


def normalised(address: str) -> str:
    """An address as it is compared: the same letters, whatever capitals and spaces."""
    return unicodedata.normalize("NFKC", address).strip().casefold()


def hash_of_address(address: str) -> str:
    """What is kept of an address."""
    return _hash(settings.SECRET_KEY, address)


def hashes_of(address: str) -> list[str]:
    """The same under the present key and the former ones."""
    return [_hash(key, address) for key in secret_keys()]


def _hash(key: str, address: str) -> str:
    return hmac.new(key.encode(), f"{_SALT}:{normalised(address)}".encode(), hashlib.sha256).hexdigest()


def suppress(address: str, *, cause: Cause, whose: str = "", scope: str = "") -> Suppression:
    """From now on no more of these letters; what was said before stays as it was."""
    return _suppress(hash_of_address(address), cause=cause, whose=whose, scope=scope)


def _suppress(hashed: str, *, cause: Cause, whose: str, scope: str) -> Suppression:
    row, _new = Suppression.objects.get_or_create(
        address=hashed, whose=whose, scope=scope, defaults={"cause": cause, "since": clock.now()}
    )
    return row


def stop(stopping: Stopping) -> None:
    """The reader of these letters wants no more of them."""
    _suppress(stopping.address, cause=Cause.UNSUBSCRIBED, whose=stopping.whose, scope=stopping.scope)


def resume(stopping: Stopping) -> None:
    """They were mistaken: their letters come again. What an address was refused for stays."""
    own = Suppression.objects.filter(cause=Cause.UNSUBSCRIBED, scope=stopping.scope)
    own.filter(Q(whose=stopping.whose) if stopping.whose else Q(address=stopping.address, whose="")).delete()


def lift(address: str, *, whose: str, scope: str) -> None:
    """Somebody asks for these letters again."""
    own = Q(whose=whose) if whose else Q(address__in=hashes_of(address), whose="")
    Suppression.objects.filter(own, cause=Cause.UNSUBSCRIBED, scope=scope).delete()


def has_stopped(stopping: Stopping) -> bool:
    """Whether they have."""
    return bool(causes_of([(stopping.address, stopping.whose)], stopping.scope))


def note_refused(message: Message) -> None:
    """A server said for good that nobody has this address."""
    if message.channel == Channel.EMAIL:
        suppress(message.to, cause=Cause.BOUNCED)


def refuses(message: Message) -> bool:
    """Whether this letter may not be handed over, as things are now."""
    if not message.scope or message.channel != Channel.EMAIL:
        return False
    return bool(stopped([(message.to, message.whose)], message.scope))


def stopped(people: Collection[tuple[str, str]], scope: str) -> dict[tuple[str, str], Cause]:
    """Why, by (address, whose), for those among these who get no letter of this scope; one query for all."""
    hashed = [(each, pair) for pair in people if pair[0] for each in hashes_of(pair[0])]
    found = causes_of([(each, pair[1]) for each, pair in hashed], scope)
    return {pair: found[each, pair[1]] for each, pair in hashed if (each, pair[1]) in found}


def causes_of(hashed: Collection[tuple[str, str]], scope: str) -> dict[tuple[str, str], Cause]:
    """The same by the address's hash: a refused address before what a person said."""
    rows = Suppression.objects.filter(
        Q(address__in={each for each, _whose in hashed}) | Q(whose__in={whose for _each, whose in hashed if whose}),
        scope__in=["", scope],
    )
    of_address = {row.address: Cause(row.cause) for row in rows if not row.whose}
    of_person = {row.whose: Cause(row.cause) for row in rows if row.whose}
    found = {key: of_address.get(key[0]) or of_person.get(key[1]) for key in hashed}
    return {key: cause for key, cause in found.items() if cause is not None}


def address_to_stop(message: Message) -> str:
    """Where the reader of a letter stops such letters; empty for what is necessary."""
    if not message.scope or message.channel != Channel.EMAIL:
        return ""
    return address_of(f"{STOP}:{token_of(message)}")


def token_of(message: Message) -> str:
    """What the address holds: signed, without the e-mail address, and good for as long as the key is."""
    return signing.dumps([hash_of_address(message.to), message.whose, message.scope, masked(message.to)], salt=_SALT)


def read_token(token: str) -> Stopping | None:
    """What an address to stop letters says; None for one that we didn't write."""
    try:
        hashed, whose, scope, shown = signing.loads(token, salt=_SALT)
    except (signing.BadSignature, ValueError):
        return None
    return Stopping(hashed, whose, scope, shown)


def masked(address: str) -> str:
    """Enough for its owner to know it, not enough for anybody else: `n…t@exemple.fr`."""
    name, _at, host = address.rpartition("@")
    return f"{name[:1]}…{name[-1:] if len(name) > 2 else ''}@{host}"
