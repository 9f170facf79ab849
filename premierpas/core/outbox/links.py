"""How a message's `link` becomes an address, and a place in its text a secret, at the moment of delivery.

Neither is stored: a list of messages, a backup or a log tells nobody how to open a link or which code was sent. Core
doesn't know the floors that make them.
"""

import re
from collections.abc import Callable

from django.conf import settings

_resolvers: dict[str, Callable[[str], str]] = {}


def resolver(scheme: str) -> Callable[[Callable[[str], str]], Callable[[str], str]]:
    """Register who turns `scheme:<id>` into a path of this site (or an empty text when it no longer holds)."""

    def register(function: Callable[[str], str]) -> Callable[[str], str]:
        _resolvers[scheme] = function
        return function

    return register


def address_of(link: str) -> str:
    """The absolute address of a message's link; empty when there is none (any more)."""
    if not link:
        return ""
    scheme, _, rest = link.partition(":")
    path = _resolvers[scheme](rest) if scheme in _resolvers else link
    return f"{settings.SITE_URL.rstrip('/')}{path}" if path else ""


_PLACE = re.compile(r"\[\[secret:(\d+)\]\]")
HIDDEN = "••••••"
_secrets: dict[str, Callable[[str], str]] = {}


def secret(notice: str) -> Callable[[Callable[[str], str]], Callable[[str], str]]:
    """Register who knows the secrets of one notice; what people type into any other stays as they typed it."""

    def register(function: Callable[[str], str]) -> Callable[[str], str]:
        _secrets[notice] = function
        return function

    return register


def place_of(pk: int) -> str:
    """What stands in a stored text where its secret will be read."""
    return f"[[secret:{pk}]]"


def filled(text: str, *, notice: str) -> str:
    """A message's text with its secret, for the one who gets it."""
    know = _secrets.get(notice)
    return _PLACE.sub(lambda found: know(found[1]), text) if know else text


def hidden(text: str, *, notice: str) -> str:
    """The same for everybody else."""
    return _PLACE.sub(HIDDEN, text) if notice in _secrets else text
