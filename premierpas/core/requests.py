"""A request as our middleware hands it to views: with who looks, who acts, and the reference of its log lines."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

if TYPE_CHECKING:
    from .actors import Actor


class SiteRequest(HttpRequest):
    """What every view may read. `viewer` is accounts' Viewer, which this floor doesn't know."""

    viewer: Any
    actor: "Actor"
    htmx: Any
    reference: str
    user: Any


def own_address(request: SiteRequest, sent: str) -> str:
    """An address that was sent along, where it leads to a page of this site; empty otherwise."""
    looks_like_one = sent.startswith(("/", "http://", "https://")) and sent.isprintable()
    ours = url_has_allowed_host_and_scheme(sent, {request.get_host()}, require_https=request.is_secure())
    return sent if looks_like_one and ours else ""
