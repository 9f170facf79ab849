"""The door's page for when there is no network, and the worker that shows it and keeps opened tickets."""

import hashlib
import json

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.core.requests import SiteRequest
from premierpas.core.screens import PUBLIC, page, screen

from ..forms import PassForm

FILES = (
    "tokens.css", "frame.css", "content.css", "forms.css", "tables.css", "widths.css", "entrance.css", "favicon.svg",
    "js/drafts.js", "js/reach.js", "js/door_list.js", "js/door_queue.js",
    "js/door_offline.js", "js/door.js", "fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2",
)  # fmt: skip


@screen(permission=PUBLIC)
def shell(request: SiteRequest) -> HttpResponse:
    """A door without anybody: who is expected is held by the browser alone. What is sent here changes nothing."""
    form = PassForm(request.POST or None)
    if form.is_bound:  # a browser without scripts
        form.add_error("q", _("Cette page ne sait rien toute seule. Revenez à la page de l’événement pour valider."))
    return page(request, "entrance/shell.html", {"form": form}, status=422 if form.is_bound else 200)


@screen(permission=PUBLIC, methods=("GET", "HEAD"))
def worker(request: SiteRequest) -> HttpResponse:
    """The worker of doors, and the one of tickets: a worker serves what lies beside it."""
    files = json.dumps([static(f"ui/{name}") for name in FILES])
    version = hashlib.sha256(files.encode()).hexdigest()[:12]
    words = {"shell": reverse("entrance:shell"), "files": files, "version": version}
    body = render_to_string("entrance/worker.js", words)
    return HttpResponse(body, content_type="text/javascript", headers={"Cache-Control": "no-cache"})
