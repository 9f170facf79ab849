"""Secret words of a message: stored as a reference, read only while the message is handed over.

Who has the database, a backup or a log has the reference; the word is derived from it and the deployment's key. Core
doesn't know the floors that make secrets: each fills in its kind here.
"""

import hashlib
import hmac
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import quote

from django.conf import settings

from premierpas.core.ports import Port

from .models import Message

HIDDEN = "••••••"
_PLACE = re.compile(r"\[\[secret:(\d+)\]\]")
kinds = Port[Callable[[str], str]]("core.secrets", "by its kind, what reads a secret: a reference in, the word out")


@dataclass(frozen=True)
class Secret:
    """A secret word, named and not held; only `post` can put it into a text, and only where the notice expects it.

    `within`: the sentence it stands in, where that isn't the notice's own (a family's language).
    """

    kind: str
    reference: str
    within: str = "{}"

    def __str__(self) -> str:
        raise TypeError(f"A secret ({self.kind}) is written by the message's delivery only")

    def __format__(self, spec: str) -> str:
        return str(self)


def derived_digits(kind: str, reference: str) -> str:
    """Six figures that only the deployment's key makes out of a reference."""
    digest = hmac.new(settings.SECRET_KEY.encode(), f"{kind}:{reference}".encode(), hashlib.sha256).digest()
    return f"{int.from_bytes(digest[:8], 'big') % 1_000_000:06d}"


def placed(secret: Secret, held: list[str]) -> str:
    """What stands in a stored text for a secret, whose reference is added to those that the message holds."""
    if kinds.get(secret.kind) is None:
        raise ValueError(f"no floor reads secrets of the kind {secret.kind}")
    held.append(f"{secret.kind}:{secret.reference}")
    place = f"[[secret:{len(held)}]]"
    return re.sub(r"\{\w*\}", lambda _found: place, secret.within)


def revealed(message: Message) -> str:
    """A message's text with its secrets, for the one who gets it.

    A place that somebody typed reads nothing but what this message was given.
    """
    words = words_of(message)
    return _PLACE.sub(lambda found: dict(enumerate(words, 1)).get(int(found[1]), found[0]), message.body)


def hidden(message: Message) -> str:
    """The same for everybody else."""
    return _PLACE.sub(HIDDEN, message.body) if message.secrets else message.body


def words_of(message: Message) -> list[str]:
    """The secret words of a message, in the order of their places."""
    named = (each.partition(":") for each in message.secrets)
    return [_word(kind, reference) or HIDDEN for kind, _colon, reference in named]


def _word(kind: str, reference: str) -> str:
    read = kinds.get(kind)
    return read(reference) if read else ""


def without(text: str, words: Iterable[str]) -> str:
    """A text (what a mail server or a provider answered) without the secrets that it may repeat."""
    for word in filter(None, words):
        text = text.replace(word, HIDDEN).replace(quote(word, safe=""), HIDDEN)
    return text
