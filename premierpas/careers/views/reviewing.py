"""The association reads companies' pages and paths, and sees where pupils would love to go, as totals."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import page, screen
from premierpas.core.text import whole_number
from premierpas.occupations.sectors import sector_name

from ..actions import drop_from_page, publish_page, request_changes, withdraw_page
from ..enums import PageState
from ..forms.pages import NoteForm
from ..models import CompanyPage
from ..notices import public_address
from ..to_read import paths_to_read, waiting_pages
from ..wishes import LEAST, wished_companies

PER_PAGE = 20


@screen(permission="organisations.work_as_coordinator", methods=("GET", "HEAD"))
def to_read(request: SiteRequest) -> HttpResponse:
    """What waits, the oldest first; and the companies that pupils wish for."""
    territory = request.viewer.territory_id
    waiting = Paginator(waiting_pages(request.viewer), PER_PAGE)
    words = {
        "listed": waiting.get_page(request.GET.get("page")),
        "waiting": waiting.count,
        "paths": paths_to_read(request.viewer),
        "wished": list(wished_companies(territory)[:PER_PAGE]),
        "least": LEAST,
    }
    return page(request, "careers/to_read.html", words)


def _page_of(_request: SiteRequest, company_id: int) -> Any:
    return CompanyPage.objects.select_related("company").get(company=company_id).company


@screen(permission="organisations.verify_company", load=_page_of)
def read_page(request: SiteRequest, company: Any, company_id: int) -> HttpResponse:
    """One page: the whole text beside the public one · Publier."""
    act = request.POST.get("act", "")
    note = NoteForm(request.POST) if act in ("request_changes", "withdraw") else NoteForm()
    if act == "publish":
        version = whole_number(request.POST.get("version", ""))
        done = _("La page est en ligne, la structure est prévenue.")
        return _did(request, company_id, lambda: publish_page(company, version=version or 0, by=request.actor), done)
    if act == "drop":
        key = request.POST.get("key", "")
        return _did(request, company_id, lambda: drop_from_page(company, key, by=request.actor), _("Portrait retiré."))
    if note.is_bound and note.is_valid():
        do, text = (withdraw_page if act == "withdraw" else request_changes), note.cleaned_data["note"]
        done = _("Votre message est parti à la structure.")
        return _did(request, company_id, lambda: do(company, note=text, by=request.actor), done)
    mine = CompanyPage.objects.get(company=company)
    text = mine.written
    words = {
        "company": company,
        "mine": mine,
        "text": text,
        "sector": sector_name(text.sector) if text.sector else "",
        "public": mine.public,
        "waits": mine.state == PageState.IN_REVIEW,
        "state": mine.get_state_display(),
        "may_publish": mine.state == PageState.IN_REVIEW and company.is_verified,
        "public_url": public_address(company) if mine.is_public and company.is_verified else "",
        "note": note,
    }
    return page(request, "careers/read_page.html", words, status=422 if note.errors else 200)


def _did(request: SiteRequest, company_id: int, do: Callable[[], Any], done: str) -> HttpResponse:
    try:
        do()
        messages.success(request, done)
    except DomainError as error:
        messages.error(request, str(error.message))
        return redirect("careers:read_page", company_id=company_id)
    return redirect("careers:to_read")
