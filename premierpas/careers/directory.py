"""All companies that the association has verified: searched, filtered, those with seats first, then the nearest."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Value

from premierpas.core import clock
from premierpas.core.alphabet import alphabetical
from premierpas.core.compiled import compiled_by
from premierpas.core.geography import Position
from premierpas.core.search import Beside, Looked, Searched, look
from premierpas.core.text import one_line
from premierpas.occupations.sectors import SECTORS
from premierpas.offers.enums import OfferState
from premierpas.offers.models import Offer
from premierpas.offers.search.criteria import Criteria
from premierpas.offers.search.in_vain import sectors_of
from premierpas.offers.search.matching import PlainReader, distance, matching
from premierpas.offers.search.seeker import Seeker
from premierpas.organisations.enums import Verification
from premierpas.organisations.models import Company, Site

from .models import CompanyPage
from .places import seats_at

PER_PAGE = 12
SEARCHED = Searched(
    words=("name", "city", "postal_code"),
    beside=(Beside("pk", Site.objects.all, "company", Searched(words=("city", "postal_code"))),),
)


@dataclass(frozen=True)
class Asked:
    """What the list is narrowed by."""

    text: str = ""
    sector: str = ""

    @classmethod
    def of(cls, query: dict[str, str]) -> "Asked":
        """Of an address; what makes no sense there is left out."""
        sector = query.get("secteur", "")
        return cls(one_line(query.get("q", ""))[:120], sector if sector in SECTORS else "")


def companies() -> QuerySet[Company]:
    """Those that everybody may read about."""
    return Company.objects.filter(state=Verification.VERIFIED)


class Found(NamedTuple):
    """The companies that fit, with a seat and without one, and what was read instead of a mistyped word."""

    with_seats: QuerySet[Company]
    without: QuerySet[Company]
    meant: str


def found(asked: Asked, seeker: Seeker) -> Found:
    """The companies that fit: the nearest first where the reader has a place.

    Words that are no name or city may say a sector: `soigner`, `jeux vidéo`.
    """
    rows = _in_sector(companies(), (asked.sector,)) if asked.sector else companies()
    looked = look(rows, SEARCHED, asked.text)
    if asked.text and not looked.rows.exists():
        looked = Looked(_in_sector(rows, sectors_of(asked.text)))
    listed, seats = _in_order(looked.rows, seeker.origin), seats_at(seeker)
    return Found(listed.filter(seats), listed.filter(~seats), looked.meant)


def page_of(asked: Asked, seeker: Seeker, number: str | None, *, with_seats: bool) -> Page:
    """A page of those with a seat, or without, for a school's staff or a visitor who typed no word."""
    which = (asked.sector, seeker.plainly, seeker.origin, with_seats, clock.today())
    counted = _count(*which)()
    page = Paginator(range(counted[0] if counted else 0), PER_PAGE).get_page(number)
    page.object_list = _stretch(*which, (page.number - 1) * PER_PAGE)()  # type: ignore[assignment]
    return page


def _fitting(sector: str, reader: PlainReader, origin: Position | None, *, with_seats: bool) -> QuerySet[Company]:
    rows = _in_sector(companies(), (sector,)) if sector else companies()
    seats = Exists(matching(Criteria(), reader, origin).filter(company=OuterRef("pk")))
    return _in_order(rows.filter(seats if with_seats else ~seats), origin)


@compiled_by
def _count(
    sector: str, reader: PlainReader, origin: Position | None, with_seats: bool, _today: date
) -> QuerySet[Company, int]:
    rows = _fitting(sector, reader, origin, with_seats=with_seats).order_by().select_related(None)
    return rows.values(one=Value(1)).annotate(n=Count("pk")).values_list("n", flat=True)


@compiled_by
def _stretch(
    sector: str, reader: PlainReader, origin: Position | None, with_seats: bool, _today: date, first: int
) -> QuerySet[Company]:
    return _fitting(sector, reader, origin, with_seats=with_seats)[first : first + PER_PAGE]


def _in_order(rows: QuerySet[Company], origin: Position | None) -> QuerySet[Company]:
    listed = rows.select_related("careers_page")
    if origin is None:
        return listed.order_by(alphabetical("name"), "pk")
    near = F("km").asc(nulls_last=True)
    return listed.annotate(km=distance(origin)).order_by(near, alphabetical("name"), "pk")


def _in_sector(rows: QuerySet[Company], sectors: tuple[str, ...]) -> QuerySet[Company]:
    offered = Offer.objects.filter(company=OuterRef("pk"), state=OfferState.PUBLISHED, sector__in=sectors)
    told = CompanyPage.objects.filter(company=OuterRef("pk"), published_at__isnull=False, sector__in=sectors)
    return rows.filter(Q(Exists(told)) | Q(Exists(offered)))


def sector_of(company: Company) -> str:
    """What its page says, else what it mostly offers; empty where neither is known."""
    page = CompanyPage.objects.filter(company=company, published_at__isnull=False).first()
    if page is not None and page.sector:
        return page.sector
    offered = Offer.objects.filter(company=company, state=OfferState.PUBLISHED).order_by("-published_at", "-pk")
    return str(offered.values_list("sector", flat=True).first() or "")


def pages_with(slug: str, most: int) -> list[Company]:
    """Verified companies whose public map leads to this occupation sheet."""
    pages = CompanyPage.objects.filter(trades__contains=[slug], published_at__isnull=False)
    return list(companies().filter(careers_page__in=pages).order_by(alphabetical("name"), "pk")[:most])
