"""Where a member of the network stands: what it promised for the year, what it has put online, what is missing."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from premierpas.core import clock
from premierpas.core.alphabet import alphabetical
from premierpas.core.calendar import school_year_of
from premierpas.occupations.sectors import sector_name
from premierpas.offers.enums import OfferState
from premierpas.offers.models import OfferSlot

from ..models import Commitment, CompanyFile, NetworkMembership, YearlyQuestion

PUBLIC = (OfferState.PUBLISHED, OfferState.PAUSED, OfferState.CLOSED)


@dataclass(frozen=True)
class Standing:
    """One member in one school year. `seats` is 0 while it has promised nothing."""

    membership: NetworkMembership
    seats: int
    trades: str
    published: int
    answer: str
    asked: bool

    @property
    def file(self) -> CompanyFile:
        """The company."""
        return self.membership.file

    @property
    def gap(self) -> int:
        """Seats that were promised and aren't online."""
        return max(0, self.seats - self.published)

    @property
    def sector(self) -> str:
        """What it does, as pupils read it."""
        return sector_name(self.file.sector) if self.file.sector else ""


def this_year() -> int:
    """The year in which the present school year begins."""
    return school_year_of(clock.today())


def said_year(year: int) -> str:
    """`2026-2027`."""
    return f"{year}-{year + 1}"


def present_members() -> QuerySet[NetworkMembership]:
    """Everybody who is in the network now."""
    return NetworkMembership.objects.filter(left_on=None, file__merged_into=None)


def public_members() -> QuerySet[NetworkMembership]:
    """Those who have said that everybody may know, by name."""
    rows = present_members().exclude(public_since=None).select_related("file")
    return rows.order_by(alphabetical("file__name"), "pk")


def members_of(territory_id: int | None, year: int) -> list[Standing]:
    """The members of a territory by name, in four queries whatever their number."""
    rows = present_members().filter(file__territory=territory_id)
    return standings(rows.select_related("file__owner__user").order_by(alphabetical("file__name"), "pk"), year)


def standings(rows: Iterable[NetworkMembership], year: int) -> list[Standing]:
    """Where each of these members stands."""
    members = list(rows)
    ids = [each.pk for each in members]
    promised = {row.membership_id: row for row in Commitment.objects.filter(membership__in=ids, year=year)}
    asked = {row.membership_id: row for row in YearlyQuestion.objects.filter(membership__in=ids, year=year)}
    online = seats_online([each.file.company_id for each in members if each.file.company_id], year)
    found = []
    for each in members:
        promise, question = promised.get(each.pk), asked.get(each.pk)
        found.append(
            Standing(
                membership=each,
                seats=promise.seats if promise else 0,
                trades=promise.trades if promise else "",
                published=online.get(each.file.company_id or 0, 0),
                answer=question.get_answer_display() if question and question.answer else "",
                asked=question is not None,
            )
        )
    return found


def standing_of(file: CompanyFile) -> Standing | None:
    """Where one company stands, while it is a member."""
    rows = file.network.filter(left_on=None).select_related("file__owner__user", "charter")
    return next(iter(standings(rows, this_year())), None)


def seats_online(companies: Collection[int], year: int) -> dict[int, int]:
    """The seats of each company that are or were public for weeks of this school year."""
    if not companies:
        return {}
    slots = OfferSlot.objects.filter(
        offer__company__in=companies,
        offer__state__in=PUBLIC,
        first_day__range=(date(year, 8, 1), date(year + 1, 7, 31)),
    )
    counted = slots.values("offer__company").annotate(n=Count("seats")).order_by()
    return {row["offer__company"]: row["n"] for row in counted}
