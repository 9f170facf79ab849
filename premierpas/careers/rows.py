"""The rows of the list of companies: who, where, what they do, how many places."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from premierpas.core import clock
from premierpas.core.compiled import Compiled, Given, compiled_by
from premierpas.core.geography import Position
from premierpas.occupations.sectors import SECTORS, sector_name
from premierpas.offers.enums import OfferState
from premierpas.offers.models import Offer
from premierpas.offers.search.criteria import Criteria
from premierpas.offers.search.matching import PlainReader, matching
from premierpas.offers.search.seeker import Seeker
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
    offers = dict(_seats_of(who.seeker, pks))
    offered = dict(_published(companies=pks))
    return [[_row(each, offers.get(each.pk, 0), offered.get(each.pk, "")) for each in companies] for companies in read]


def _seats_of(seeker: Seeker, pks: list[int]) -> Iterable[tuple[int, int]]:
    if seeker.enrolment is None:
        return _seats(seeker.plainly, seeker.origin, clock.today())(companies=pks)
    return _by_company(open_seats(seeker).filter(company__in=pks))


def _by_company(offers: QuerySet[Offer]) -> QuerySet[Offer, tuple[int, int]]:
    return offers.order_by().values("company").annotate(n=Count("pk")).values_list("company", "n")


@compiled_by
def _seats(reader: PlainReader, origin: Position | None, _today: date) -> QuerySet[Offer, tuple[int, int]]:
    return _by_company(matching(Criteria(), reader, origin).filter(company__in=Given("companies", many=True)))


_published = Compiled(
    lambda: (
        Offer.objects.filter(company__in=Given("companies", many=True), state=OfferState.PUBLISHED)
        .order_by("published_at", "pk")
        .values_list("company", "sector")
    )
)


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
