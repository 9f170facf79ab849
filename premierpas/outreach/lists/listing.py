"""Files as lists show them: filtered, sorted and counted by the database; the queries don't grow with the list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import BooleanField, Case, Count, F, Q, QuerySet, Sum, Value, When, Window
from django.db.models.functions import RowNumber, TruncMonth
from django.utils.translation import gettext as _

from premierpas.applications.enums import ApplicationState
from premierpas.applications.models import Application
from premierpas.core import clock
from premierpas.core.alphabet import alphabetical, in_order
from premierpas.core.search import Beside, Looked, Searched, look
from premierpas.occupations.sectors import sector_name
from premierpas.offers.enums import OfferState
from premierpas.offers.models import OfferSlot

from ..enums import ENDED, LIVE, FileState
from ..models import CompanyFile, Contact, SavedView, Tag
from ..queries import A_YEAR
from .asking import LATE, LATER, THIS_WEEK, TODAY, Asked, end_of_week

CONTACTS = Searched(words=("name",), numbers=("phone",), addresses=("email",))
FILES = Searched(
    words=("name", "street", "postal_code", "city"),
    numbers=("siret",),
    beside=(Beside("pk", Contact.objects.all, "file", CONTACTS),),
)
COLUMN = 6  # cards of a board's column; the rest is a link
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
    slots = OfferSlot.objects.filter(
        offer__company__in=companies, offer__state=OfferState.PUBLISHED, first_day__gt=clock.today()
    )
    counted = slots.values("offer__company").annotate(
        open=Count("seats", filter=Q(seats__state="free")), places=Count("seats")
    )
    return {row["offer__company"]: (row["open"], row["places"]) for row in counted} if companies else {}


def _answers_of(companies: Sequence[int]) -> dict[int, int]:
    """The share of a year's applications that were answered, by company, in hundredths."""
    left_out = [ApplicationState.WITHDRAWN, ApplicationState.SUPERSEDED, ApplicationState.DRAFT]
    sent = Application.objects.filter(offer__company__in=companies, submitted_at__gte=clock.now() - A_YEAR)
    counted = (
        sent.exclude(state__in=left_out)
        .values("offer__company")
        .annotate(sent=Count("pk"), answered=Count("pk", filter=Q(answered_at__isnull=False)))
    )
    return {row["offer__company"]: round(100 * row["answered"] / row["sent"]) for row in counted} if companies else {}


def grouped(rows: Sequence[Row], counts: dict[str, int], *, by_day: bool) -> list[Group]:
    """Late ones first in their own group; one group without a heading where the order is another."""
    if not by_day:
        return [Group("", 0, list(rows))]
    labels = {
        LATE: _("En retard"), TODAY: _("Aujourd’hui"), THIS_WEEK: _("Cette semaine"), LATER: _("Plus tard"),
        ASLEEP: _("Sans suite prévue"),
    }  # fmt: skip
    return [Group(labels[due], counts.get(due, 0), list(each)) for due, each in groupby(rows, key=lambda row: row.due)]


def counts_by_day(rows: QuerySet[CompanyFile]) -> dict[str, int]:
    """How many of these files stand in each group, in one query."""
    today, live = clock.today(), Q(state__in=LIVE)
    sunday = end_of_week(today)
    return rows.order_by().aggregate(
        **{
            LATE: Count("pk", filter=live & Q(next_on__lt=today)),
            TODAY: Count("pk", filter=live & Q(next_on=today)),
            THIS_WEEK: Count("pk", filter=live & Q(next_on__gt=today, next_on__lte=sunday)),
            LATER: Count("pk", filter=live & Q(next_on__gt=sunday)),
            ASLEEP: Count("pk", filter=~live),
        }
    )


def counts_of_views(territory_id: int | None, views: Sequence[Asked], presence_id: int | None) -> list[int | None]:
    """How many files each view has, in one query; none is counted for a view that looks for words."""
    named = {f"view_{i}": Count("pk", filter=view.condition(presence_id)) for i, view in enumerate(views) if not view.q}
    counted = files_of(territory_id).aggregate(**named) if named else {}
    return [counted.get(f"view_{i}") for i in range(len(views))]


def board_of(rows: QuerySet[CompanyFile]) -> list[tuple[FileState, list[CompanyFile]]]:
    """The first cards of each column, by the day of their next step; one query for the whole board."""
    numbered = rows.filter(state__in=LIVE).annotate(
        at=Window(RowNumber(), partition_by=F("state"), order_by=[F("next_on").asc(), F("pk").asc()])
    )
    cards = list(numbered.filter(at__lte=COLUMN).order_by("next_on", "pk"))
    for card in cards:
        card.late_days = max(0, (clock.today() - card.next_on).days) if card.next_on else 0  # type: ignore[attr-defined]
    return [(state, [card for card in cards if card.state == state]) for state in LIVE]


def counts_of(rows: QuerySet[CompanyFile]) -> dict[FileState, int]:
    """How many of these files stand in each state."""
    return {FileState(state): count for state, count in rows.order_by().values_list("state").annotate(Count("pk"))}


def values_of(territory_id: int | None, *columns: str) -> list[list[tuple[str, int]]]:
    """For each of these columns, what the files of a territory have there and how many: one question for all."""
    rows = files_of(territory_id).order_by()
    asked = [
        rows.exclude(**{column: ""}).values(kind=Value(n), value=F(column)).annotate(n=Count("pk"))
        for n, column in enumerate(columns)
    ]
    counted = [each.values_list("kind", "value", "n") for each in asked]
    found: list[list[tuple[str, int]]] = [[] for _column in columns]
    for number, value, n in counted[0].union(*counted[1:], all=True):
        found[number].append((value, n))
    return [in_order(values, lambda value: value[0])[:60] for values in found]


def months_with_seats(territory_id: int | None) -> list[tuple[date, int]]:
    """The months to come in which a company of the territory has free seats, and how many."""
    slots = OfferSlot.objects.filter(
        offer__company__outreach_file__territory=territory_id, offer__state=OfferState.PUBLISHED, free__gt=0,
        first_day__gt=clock.today(),
    )  # fmt: skip
    counted = slots.annotate(month=TruncMonth("first_day")).order_by("month").values("month").annotate(n=Sum("free"))
    return list(counted.values_list("month", "n"))


def seats_free(territory_id: int | None) -> int:
    """How many of them there are in all."""
    return sum(n for _month, n in months_with_seats(territory_id))


def tags_of(territory_id: int | None) -> list[tuple[str, int]]:
    """The words of the territory, and under how many files each stands."""
    rows = (
        Tag.objects.filter(territory=territory_id)
        .annotate(n=Count("files"))
        .filter(n__gt=0)
        .order_by(alphabetical("label"))
    )
    return list(rows.values_list("label", "n")[:60])


def kept_views(territory_id: int | None, user_id: int | None) -> list[SavedView]:
    """One's own and the team's, by name."""
    rows = SavedView.objects.filter(territory=territory_id).filter(Q(owner=user_id) | Q(for_team=True))
    return list(rows.order_by(alphabetical("label"), "pk")[:12])
