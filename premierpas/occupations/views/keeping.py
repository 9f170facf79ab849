"""Keeping a trade, with an account or without."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.requests import SiteRequest
from premierpas.core.screens import PUBLIC, page, screen

from .. import kept as keeping
from ..sheets import Sheet, sheets
from .sheet import sheet_of_slug

PER_PAGE = 12


@screen(permission=PUBLIC, load=sheet_of_slug, methods=("POST",))
def keep(request: SiteRequest, sheet: Sheet, slug: str) -> HttpResponse:
    """Keep a trade, or let it go; sent twice it stays as it was asked for."""
    if request.POST.get("keep") == "0":
        keeping.let_go(request, sheet)
        messages.success(request, _("Ce métier n’est plus gardé."))
    else:
        keeping.keep(request, sheet)
        messages.success(request, _("Métier gardé. Tu le retrouves dans « Métiers gardés »."))
    return redirect("occupations:sheet", slug=slug)


@screen(permission=PUBLIC, methods=("GET", "HEAD"))
def kept(request: SiteRequest) -> HttpResponse:
    """The trades that one keeps."""
    found = [sheets()[slug] for slug in keeping.kept_slugs(request)]
    listed = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    pair = found[:2] if len(found) > 1 else []
    words = {"listed": listed, "pair": pair, "in_session": not request.viewer.is_pupil}
    return page(request, "occupations/kept.html", words)
