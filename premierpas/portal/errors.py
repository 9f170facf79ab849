"""What somebody reads when a page can't be shown: why, and where to go on."""

import sys

from django.http import HttpResponse
from django.template.loader import render_to_string

from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page

from .unavailable import is_passing, unavailable

# Choosing the other language there leads home: the address opens nothing.
NO_WAY_BACK = {"this_page": "/"}


def bad_request(request: SiteRequest, exception: Exception | None = None) -> HttpResponse:
    """The request can't be read."""
    return page(request, "400.html", NO_WAY_BACK, status=400)


def forbidden(request: SiteRequest, exception: Exception | None = None) -> HttpResponse:
    """Not for this person; doesn't say whether the thing exists."""
    return page(request, "403.html", NO_WAY_BACK, status=403)


def csrf_failure(request: SiteRequest, reason: str = "") -> HttpResponse:
    """The form's protection has lapsed, usually because the session ended meanwhile."""
    return page(request, "403_lapsed.html", NO_WAY_BACK, status=403)


def not_found(request: SiteRequest, exception: Exception | None = None) -> HttpResponse:
    """No such page."""
    return page(request, "404.html", NO_WAY_BACK, status=404)


def server_error(request: SiteRequest) -> HttpResponse:
    """A fault of ours, or something that we need is away; needs neither the session nor the database."""
    if is_passing(sys.exc_info()[1]):
        return unavailable(request)
    reference = getattr(request, "reference", "")
    return HttpResponse(render_to_string("500.html", {"reference": reference}), status=500)
