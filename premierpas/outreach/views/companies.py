"""The territory's companies by the date of their next step."""

from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.core.text import one_line

from ..enums import FileState
from ..listing import counts_of, listed_files
from ..permissions import works_in_team

PER_PAGE = 30


@screen(permission="outreach.read", methods=("GET", "HEAD"))
def companies(request: SiteRequest) -> HttpResponse:
    """Late ones first, then by date; those that sleep last."""
    query, state = one_line(request.GET.get("q", ""))[:120], request.GET.get("etat", "")
    state = state if state in FileState.values else ""
    looked = listed_files(request.viewer.territory_id, query=query, state=state)
    counts = counts_of(request.viewer.territory_id)
    listed = Paginator(looked.rows, PER_PAGE).get_page(request.GET.get("page"))
    entries = [("", _("Toutes"), sum(counts.values()))]
    entries += [(str(each), str(each.label), counts[each]) for each in FileState if each in counts]
    tabs = [
        {
            "label": label,
            "count": count,
            "current": value == state,
            "url": "?" + urlencode({"etat": value} | ({"q": query} if query else {})),
        }
        for value, label, count in entries
    ]
    words = {"listed": listed, "rows": list(listed), "tabs": tabs, "query": query, "today": clock.today()}
    words |= {"meant": looked.meant}
    words |= {"may_work": works_in_team(request.viewer), "may_verify": request.viewer.is_coordinator}
    return page(request, "outreach/companies.html", words)
