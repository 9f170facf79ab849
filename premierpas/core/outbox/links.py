"""How a message's `link` becomes an address, at the moment of delivery.

The address isn't stored: a list of messages, a backup or a log tells nobody how to open a link. Core doesn't know the
floors that make them.
"""

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
