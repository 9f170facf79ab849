"""The address a request comes from: this is the only place that reads it (`make lint` refuses any other).

Each proxy adds the address it was called from at the end of `X-Forwarded-For`; whatever stands further left, the caller
may have written. So it is read from the right, and only as far as each address is one of our proxies' own.
"""

import re
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from django.conf import settings

from premierpas.core.requests import SiteRequest

_WITH_PORT = re.compile(r"\[(?P<six>[^\]]+)\](?::\d+)?|(?P<four>[^:]+):\d+")
_LONGEST = 64  # brackets, port and zone; more is no address


def address_of(request: SiteRequest) -> str | None:
    """The address of whoever asks, in its one spelling; None where our own proxy names none that can be read."""
    here = _read(request.META.get("REMOTE_ADDR", ""))
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "")
    if not settings.BEHIND_PROXY or not forwarded.strip() or (here and not _may_speak(here)):
        return str(here) if here else None
    for part in reversed(forwarded.split(",")):
        here = _read(part)
        if here is None or not _is_listed(here):
            break
    return str(here) if here else None


def neighbourhood_of(request: SiteRequest) -> str:
    """What counts as one address when tries are counted: of IPv6 the /64, which one subscriber has whole."""
    address = address_of(request)
    if address is None:
        return "unknown"
    return str(ip_network(f"{address}/64", strict=False)) if ":" in address else address


def is_from_here(request: SiteRequest) -> bool:
    """Whether this very machine asks for itself; behind a proxy on it, everybody seems to come from here."""
    forwarded = {"X-Forwarded-For", "Forwarded", "X-Real-IP"} & set(request.headers)
    here = _read(request.META.get("REMOTE_ADDR", ""))
    return here is not None and here.is_loopback and not forwarded


def _read(text: str) -> IPv4Address | IPv6Address | None:
    text = text.strip()[:_LONGEST]
    if found := _WITH_PORT.fullmatch(text):
        text = found["six"] or found["four"]
    try:
        address = ip_address(text.split("%", 1)[0])  # a zone means something on the proxy's machine only
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def _may_speak(peer: IPv4Address | IPv6Address) -> bool:
    """Whoever calls the web server from the Internet itself speaks for itself, unless it is listed."""
    return peer.is_private or peer.is_loopback or _is_listed(peer)


def _is_listed(address: IPv4Address | IPv6Address) -> bool:
    return any(address in network for network in settings.TRUSTED_PROXIES)
