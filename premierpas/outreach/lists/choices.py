"""What a list of files offers to choose: sectors, towns, months with seats, words of the team, kept views."""

from datetime import date
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Value
from django.db.models.functions import TruncMonth

from premierpas.core import clock
from premierpas.core.alphabet import alphabetical, in_order
from premierpas.core.compiled import Compiled, Given, compiled_by
from premierpas.offers.enums import OfferState
from premierpas.offers.models import OfferSlot

from ..models import CompanyFile, SavedView, Tag


def values_of(territory_id: int | None, *columns: str) -> list[list[tuple[str, int]]]:
    """For each of these columns, what the files of a territory have there and how many: one question for all."""
    found: list[list[tuple[str, int]]] = [[] for _column in columns]
    for number, value, n in _values(columns)(territory=territory_id):
        found[number].append((value, n))
    return [in_order(values, lambda value: value[0])[:60] for values in found]


@compiled_by
def _values(columns: tuple[str, ...]) -> QuerySet[CompanyFile, Any]:
    rows = CompanyFile.objects.filter(territory=Given("territory"), merged_into=None).order_by()
    asked = [
        rows.exclude(**{column: ""}).values(kind=Value(n), value=F(column)).annotate(n=Count("pk"))
        for n, column in enumerate(columns)
    ]
    first, *others = [each.values_list("kind", "value", "n") for each in asked]
    return first.union(*others, all=True)


def months_with_seats(territory_id: int | None) -> list[date]:
    """The months to come in which a company of the territory has a free seat."""
    return _months(territory=territory_id, today=clock.today())


def _with_free_seats() -> QuerySet[OfferSlot, date]:
    slots = OfferSlot.objects.filter(
        offer__company__outreach_file__territory=Given("territory"), offer__state=OfferState.PUBLISHED, free__gt=0,
        first_day__gt=Given("today"),
    )  # fmt: skip
    months = slots.annotate(month=TruncMonth("first_day")).order_by("month")
    return months.values_list("month", flat=True).distinct()


_months = Compiled(_with_free_seats)


def tags_of(territory_id: int | None) -> list[tuple[str, int]]:
    """The words of the territory, and under how many files each stands."""
    return _tags(territory=territory_id)


_tags: Compiled[Any] = Compiled(
    lambda: (
        Tag.objects.filter(territory=Given("territory"))
        .annotate(n=Count("files"))
        .filter(n__gt=0)
        .order_by(alphabetical("label"))
        .values_list("label", "n")[:60]
    )
)


def kept_views(territory_id: int | None, user_id: int | None) -> list[SavedView]:
    """One's own and the team's, by name."""
    return _kept(territory=territory_id, user=user_id)


_kept = Compiled(
    lambda: SavedView.objects.filter(Q(owner=Given("user")) | Q(for_team=True), territory=Given("territory")).order_by(
        alphabetical("label"), "pk"
    )[:12]
)
