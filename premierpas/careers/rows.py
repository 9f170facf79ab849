"""The rows of the list of companies: who, where, what they do, how many places."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count

from premierpas.occupations.sectors import SECTORS, sector_name
from premierpas.offers.enums import OfferState
from premierpas.offers.models import Offer
from premierpas.organisations.models import Company

from .models import CompanyPage
from .notices import public_address
from .places import Looking, open_seats


@dataclass(frozen=True)
class CompanyRow:
    """One line of the list; `metres`: from where the reader starts, None where that isn't known."""

    name: str
    url: str
    city: str
    sector: str
    icon: str
    line: str
    offers: int
    trades: int
    metres: float | None


def rows_of(who: Looking, *lists: Iterable[Company]) -> list[list[CompanyRow]]:
    """The rows of one or several lists, in two queries beside those of the lists."""
    read = [list(each) for each in lists]
    pks = [each.pk for companies in read for each in companies]
    counted = open_seats(who.seeker).filter(company__in=pks).values("company").annotate(n=Count("pk")).order_by()
    offers = {row["company"]: row["n"] for row in counted}
    published = Offer.objects.filter(company__in=pks, state=OfferState.PUBLISHED).order_by("published_at", "pk")
    offered = dict(published.values_list("company", "sector"))
    return [[_row(each, offers.get(each.pk, 0), offered.get(each.pk, "")) for each in companies] for companies in read]


def _row(company: Company, offers: int, offered: str) -> CompanyRow:
    page: CompanyPage | None = getattr(company, "careers_page", None)
    content = page.public if page else None
    sector = (content.sector if content else "") or offered
    km = getattr(company, "km", None)
    return CompanyRow(
        name=company.name,
        url=public_address(company),
        city=company.city,
        sector=sector_name(sector) if sector else "",
        icon=SECTORS[sector].icon if sector in SECTORS else "building-office-2",
        line=content.headline if content else "",
        offers=offers,
        trades=len(content.trades) if content else 0,
        metres=km * 1000 if km is not None else None,
    )
