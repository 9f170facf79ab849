"""A request as our middleware hands it to views: with who looks, who acts, and the reference of its log lines."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

if TYPE_CHECKING:
    from .actors import Actor


class SiteRequest(HttpRequest):
    """What every view may read. `viewer` is accounts' Viewer, which this floor doesn't know."""

    viewer: Any
    actor: "Actor"
    htmx: Any
    reference: str
    user: Any
