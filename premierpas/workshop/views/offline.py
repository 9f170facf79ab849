"""The page for when there is no network, and the worker that shows it: both the same for everybody."""

import hashlib
import json

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse

from premierpas.core.requests import SiteRequest
from premierpas.core.screens import PUBLIC, page, screen

FILES = (
    "tokens.css", "frame.css", "content.css", "forms.css", "tables.css", "widths.css", "favicon.svg",
    "js/drafts.js", "js/offline.js", "fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2",
)  # fmt: skip


@screen(permission=PUBLIC, methods=("GET", "HEAD"))
def offline(request: SiteRequest) -> HttpResponse:
    """What a pupil sees without a network: the drafts of the address they asked for, which the browser holds."""
    return page(request, "workshop/offline.html")


@screen(permission=PUBLIC, methods=("GET", "HEAD"))
def service_worker(request: SiteRequest) -> HttpResponse:
    """The worker of the whole site; its name changes with the files it keeps."""
    files = json.dumps([static(f"ui/{name}") for name in FILES])
    context = {"page": reverse("workshop:offline"), "files": files, "version": _version(files)}
    body = render_to_string("workshop/service_worker.js", context)
    return HttpResponse(body, content_type="text/javascript", headers={"Cache-Control": "no-cache"})


def _version(files: str) -> str:
    return hashlib.sha256(files.encode()).hexdigest()[:12]
