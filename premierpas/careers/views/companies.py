"""Companies as pupils and everybody read them."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from premierpas.core.previews import Preview
from premierpas.core.requests import SiteRequest
from premierpas.core.screens import PUBLIC, page, screen
from premierpas.occupations.sectors import SECTORS, sector_choices, sector_name
from premierpas.organisations.models import Company

from ..company_page import read_company
from ..directory import Asked, companies, found
from ..for_machines import preview_of_company
from ..notices import public_address
from ..places import looking
from ..rows import rows_of

PER_PAGE = 12


@screen(permission=PUBLIC, methods=("GET", "HEAD"))
def listed(request: SiteRequest) -> HttpResponse:
    """All of them: those with seats first, those without apart; the nearest first."""
    asked, who = Asked.of(request.GET.dict()), looking(request)
    fitting = found(asked, who.seeker)
    with_seats = Paginator(fitting.with_seats, PER_PAGE)
    here = with_seats.get_page(request.GET.get("page"))
    without = Paginator(fitting.without, PER_PAGE).get_page(request.GET.get("sans"))
    rows, others = rows_of(who, here.object_list, without.object_list)
    summary = _("Les entreprises qui accueillent des élèves : leurs métiers, leurs places, qui y travaille.")
    words = {
        "preview": Preview(_("Entreprises"), summary),
        "asked": asked,
        "meant": fitting.meant,
        "sectors": [("", _("Tous les secteurs")), *sector_choices()],
        "home": who.origin.name,
        "listed": here,
        "rows": rows,
        "others": others,
        "count": with_seats.count,
        "is_pupil": request.viewer.is_pupil,
        "count_others": without.paginator.count,
        "without": without,
    }
    return page(request, "careers/companies.html", words)


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
