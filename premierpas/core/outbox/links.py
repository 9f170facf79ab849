"""How a message's `link` becomes an address, and `[[scheme:id]]` in its text a secret, at the moment of delivery.

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


_PLACE = re.compile(r"\[\[(\w+):(\d+)\]\]")
HIDDEN = "••••••"


def filled(text: str) -> str:
    """A message's text with its secrets, for the one who gets it."""
    return _PLACE.sub(lambda found: _secrets[found[1]](found[2]) if found[1] in _secrets else HIDDEN, text)


def hidden(text: str) -> str:
    """The same for everybody else."""
    return _PLACE.sub(HIDDEN, text)


_secrets: dict[str, Callable[[str], str]] = {}


def secret(scheme: str) -> Callable[[Callable[[str], str]], Callable[[str], str]]:
    """Register who knows the secrets of a scheme."""

    def register(function: Callable[[str], str]) -> Callable[[str], str]:
        _secrets[scheme] = function
        return function

    return register
