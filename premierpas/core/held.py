"""What a browser holds of a form (`ui/static/ui/js/hold.js`) goes when the server says that it took it: no sooner."""

from urllib.parse import quote

from django.conf import settings
from django.contrib.messages import ERROR, get_messages
from django.http import HttpResponse

from .requests import SiteRequest
from .text import clean

FIELD, COOKIE = "held", "held_taken"
LONGEST = 200
SECONDS = 600  # the page that comes next reads it at once, and may come late on a bad network


def held_of(request: SiteRequest) -> str:
    """The name under which the sending page holds its form; empty where it holds nothing."""
    name = request.POST.get(FIELD, "") if request.method == "POST" else ""
    return name if len(name) <= LONGEST and clean(name) == name else ""


def note_taken(request: SiteRequest, response: HttpResponse) -> None:
    """Tell the browser that this form was taken: it was answered by another page, and without a complaint."""
    name = held_of(request)
    if not name or response.status_code not in (302, 303) or _complains(request):
        return
    response.set_cookie(COOKIE, quote(name, safe=""), max_age=SECONDS, secure=settings.SESSION_COOKIE_SECURE,
                        samesite="Lax")  # fmt: skip


def _complains(request: SiteRequest) -> bool:
    return any(each.level >= ERROR for each in getattr(get_messages(request), "_queued_messages", ()))
