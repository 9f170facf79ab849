"""Files as lists show them: filtered, sorted and counted by the database; the queries don't grow with the list."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import BooleanField, Case, Count, Q, QuerySet, Value, When
from django.utils.translation import gettext as _

from premierpas.applications.models import Application
from premierpas.core import clock
from premierpas.core.compiled import Compiled, Given
from premierpas.core.search import Beside, Looked, Searched, look
from premierpas.occupations.sectors import sector_name
from premierpas.offers.enums import OfferState
from premierpas.offers.models import OfferSlot

from ..enums import ENDED
from ..files.rates import A_YEAR, Rate, answerable
from ..models import CompanyFile, Contact
from .asking import LATE, LATER, THIS_WEEK, TODAY, Asked, end_of_week

CONTACTS = Searched(words=("name",), numbers=("phone",), addresses=("email",))
FILES = Searched(
    words=("name", "street", "postal_code", "city"),
    numbers=("siret",),
    beside=(Beside("pk", Contact.objects.all, "file", CONTACTS),),
)
ASLEEP = "sommeil"


@dataclass(frozen=True)
class Row:
    """One company of the list, with what is read for the whole page at once."""

    file: CompanyFile
    late_days: int
    free: int | None
    places: int
    answers: int | None

    @property
    def sector(self) -> str:
        """What the company does, as pupils read it."""
        return sector_name(self.file.sector) if self.file.sector else ""

    @property
    def due(self) -> str:
        """Its group: late, today, this week, later, asleep."""
        if not self.file.is_live or self.file.next_on is None:
            return ASLEEP
        today = clock.today()
        if self.file.next_on <= today:
            return LATE if self.file.next_on < today else TODAY
        return THIS_WEEK if self.file.next_on <= end_of_week(today) else LATER


@dataclass(frozen=True)
class Group:
    """Rows under one heading; without a heading where the list isn't by date."""

    label: str
    count: int
    rows: list[Row]


def files_of(territory_id: int | None) -> QuerySet[CompanyFile]:
    """Every file of the territory that is none of another."""
    return CompanyFile.objects.filter(territory=territory_id, merged_into=None)


def listed_files(territory_id: int | None, asked: Asked, presence_id: int | None = None) -> Looked:
    """The files that are meant, in the order that was asked for; those that sleep last."""
    rows = files_of(territory_id).filter(asked.condition(presence_id)).select_related("owner__user")
    ended = Case(When(state__in=ENDED, then=Value(True)), default=Value(False), output_field=BooleanField())
    return look(rows.annotate(ended=ended).order_by("ended", *asked.order()), FILES, asked.q)


def rows_of(files: Sequence[CompanyFile]) -> list[Row]:
    """What the list shows of a page of files: seats to come and the share of answers, two queries for all."""
    companies = [file.company_id for file in files if file.company_id]
    seats = _seats_of(companies)
    shares = _answers_of(companies)
    today, rows = clock.today(), []
    for file in files:
        late = max(0, (today - file.next_on).days) if file.is_live and file.next_on else 0
        free, places = seats.get(file.company_id or 0, (None, 0))
        rows.append(Row(file, late, free, places, shares.get(file.company_id or 0)))
    return rows


def _seats_of(companies: Sequence[int]) -> dict[int, tuple[int | None, int]]:
    if not companies:
        return {}
    counted = _seats_counted(companies=companies, today=clock.today())
    return {company: (free, places) for company, free, places in counted}


def _seats() -> QuerySet[OfferSlot, Any]:
    slots = OfferSlot.objects.filter(
        offer__company__in=Given("companies", many=True), offer__state=OfferState.PUBLISHED,
        first_day__gt=Given("today"),
    )  # fmt: skip
    counted = slots.values("offer__company").annotate(
        open=Count("seats", filter=Q(seats__state="free")), places=Count("seats")
    )
    return counted.values_list("offer__company", "open", "places")


_seats_counted = Compiled(_seats)


def _answers_of(companies: Sequence[int]) -> dict[int, int]:
    """The share of a year's applications that were answered, by company, in hundredths."""
    if not companies:
        return {}
    counted = _answers_counted(companies=companies, since=clock.now() - A_YEAR)
    return {company: Rate(sent, answered, None).share for company, sent, answered in counted}


def _answers() -> QuerySet[Application, Any]:
    sent = answerable(offer__company__in=Given("companies", many=True)).values("offer__company")
    counted = sent.annotate(sent=Count("pk"), answered=Count("answered_at"))
    return counted.values_list("offer__company", "sent", "answered")


_answers_counted = Compiled(_answers)


def grouped(rows: Sequence[Row], counts: dict[str, int], *, by_day: bool) -> list[Group]:
    """Late ones first in their own group; one group without a heading where the order is another."""
    if not by_day:
        return [Group("", 0, list(rows))]
    labels = {
        LATE: _("En retard"), TODAY: _("Aujourd’hui"), THIS_WEEK: _("Cette semaine"), LATER: _("Plus tard"),
        ASLEEP: _("Sans suite prévue"),
    }  # fmt: skip
    return [Group(labels[due], counts.get(due, 0), list(each)) for due, each in groupby(rows, key=lambda row: row.due)]
