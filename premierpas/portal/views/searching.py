"""The one search box of a team: everything one may open, under headings; while it is empty, what was opened lately."""

from django.core.paginator import Paginator
from django.http import HttpResponse

from premierpas.core.everywhere import Everything, Found, find_everywhere, sources_for
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.core.search import look
from premierpas.core.text import one_line

from ..seen import seen_lately

PER_PAGE = 25


@screen(permission="portal.search", methods=("GET", "HEAD"))
def search(request: SiteRequest) -> HttpResponse:
    """Words in any order, begun or whole; `dans` shows one heading whole. The header asks for the answer alone."""
    query = one_line(request.GET.get("q", ""))[:120]
    listed = None
    if query and (inside := request.GET.get("dans", "")) in dict(sources_for(request.viewer)):
        found, listed = _whole(request, query, inside)
    else:
        found = find_everywhere(request.viewer, query) if query else Everything([])
    words = {
        "query": query,
        "found": found,
        "listed": listed,
        "recent": [] if query else seen_lately(request.viewer),
        "find_url": "",  # the page has the box itself
    }
    suggested = request.headers.get("HX-Request") == "true"
    return page(request, "portal/parts/suggested.html" if suggested else "portal/search.html", words)


def _whole(request: SiteRequest, query: str, inside: str) -> tuple[Everything, object]:
    """All rows of one heading, page by page."""
    source = dict(sources_for(request.viewer))[inside]
    looked = look(source.rows(request.viewer), source.searched(request.viewer), query)
    listed = Paginator(looked.rows, PER_PAGE).get_page(request.GET.get("page"))
    group = Found(inside, str(source.label), source.shown(list(listed)), listed.paginator.count)
    return Everything([group] if group.count else [], looked.meant), listed
