"""Companies as pupils and everybody read them."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.previews import Preview
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import PUBLIC, page, screen
from premierpas.occupations.sectors import SECTORS, sector_choices, sector_name
from premierpas.offers.search.seeker import Seeker
from premierpas.organisations.models import Company

from ..company_page import read_company
from ..directory import PER_PAGE, Asked, companies, found, page_of
from ..for_machines import preview_of_company
from ..notices import public_address
from ..places import looking
from ..rows import rows_of


@screen(permission=PUBLIC, methods=("GET", "HEAD"))
def listed(request: SiteRequest) -> HttpResponse:
    """All of them: those with seats first, those without apart; the nearest first."""
    asked, who = Asked.of(request.GET.dict()), looking(request)
    here, without, meant = _pages(request, asked, who.seeker)
    rows, others = rows_of(who, here.object_list, without.object_list)
    summary = _("Les entreprises qui accueillent des élèves : leurs métiers, leurs places, qui y travaille.")
    words = {
        "preview": Preview(_("Entreprises"), summary),
        "asked": asked,
        "meant": meant,
        "sectors": [("", _("Tous les secteurs")), *sector_choices()],
        "home": who.origin.name,
        "listed": here,
        "rows": rows,
        "others": others,
        "count": here.paginator.count,
        "is_pupil": request.viewer.is_pupil,
        "count_others": without.paginator.count,
        "without": without,
    }
    return page(request, "careers/companies.html", words)


def _pages(request: SiteRequest, asked: Asked, seeker: Seeker) -> tuple[Page, Page, str]:
    """Those with a seat, those without, and what was read instead of a mistyped word."""
    first, second = request.GET.get("page"), request.GET.get("sans")
    if not asked.text:
        return page_of(asked, seeker, first, with_seats=True), page_of(asked, seeker, second, with_seats=False), ""
    fitting = found(asked, seeker)
    here, without = Paginator(fitting.with_seats, PER_PAGE), Paginator(fitting.without, PER_PAGE)
    return here.get_page(first), without.get_page(second), fitting.meant


def company_read(_request: SiteRequest, slug: str, company_id: int) -> Company:
    """A company that the association has verified; raises Http404."""
    return companies().select_related("careers_page").get(pk=company_id)


@screen(permission=PUBLIC, load=company_read, methods=("GET", "HEAD"))
def company(request: SiteRequest, company: Company, slug: str, company_id: int) -> HttpResponse:
    """What it does, its trades from the entrance to the head, people, seats, events; or that one would love to go."""
    if slug != (company.slug or "entreprise"):
        return redirect(public_address(company), permanent=True)
    told = read_company(company, looking(request), request.viewer)
    sector = told.sector
    words: dict[str, Any] = {
        "company": company,
        "told": told,
        "preview": preview_of_company(company, told.content),
        "sector": sector_name(sector) if sector else "",
        "icon": SECTORS[sector].icon if sector in SECTORS else "building-office-2",
        "signed_in": request.viewer.is_authenticated,
    }
    return page(request, "careers/company.html", words)
