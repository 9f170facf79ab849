"""What a list of files is asked: how many by day and state, some of them, a board's cards; statements built once."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import date
from typing import Any, TypeVar

from django.db.models import Count, F, IntegerField, Q, QuerySet, Value, Window
from django.db.models.functions import RowNumber

from premierpas.core import clock
from premierpas.core.compiled import compiled_by

from ..enums import LIVE, FileState
from ..models import CompanyFile
from .asking import LATE, LATER, THIS_WEEK, TODAY, Asked, end_of_week
from .listing import ASLEEP, files_of, listed_files

T = TypeVar("T")
COLUMN = 6  # cards of a board's column; the rest is a link


class Listing:
    """The files that are meant, asked in several ways (below); without typed words, each in a statement built once."""

    def __init__(self, territory_id: int | None, asked: Asked, presence_id: int | None) -> None:
        self._values = territory_id, asked, presence_id
        self._looked = listed_files(*self._values) if asked.q else None
        self.meant = self._looked.meant if self._looked else ""

    def ask(self, question: Callable[..., QuerySet[Any, T]], *values: Hashable) -> list[T]:
        """What `question(rows, *values)` finds among them."""
        if self._looked:
            return list(question(self._looked.rows, *values))
        return _asked(question, values, *self._values, clock.today())()


@compiled_by
def _asked(
    question: Callable[..., QuerySet[Any, T]], values: tuple[Hashable, ...],
    territory_id: int | None, asked: Asked, presence_id: int | None, _today: date,
) -> QuerySet[Any, T]:  # fmt: skip
    return question(listed_files(territory_id, asked, presence_id).rows, *values)


def stretch(rows: QuerySet[CompanyFile], first: int, last: int) -> QuerySet[CompanyFile, CompanyFile]:
    """A question: some of them, in their order."""
    return rows[first:last]


def counts_by_day(rows: QuerySet[CompanyFile]) -> QuerySet[CompanyFile, dict[str, int]]:
    """A question: one row, how many stand in each group."""
    today, live = clock.today(), Q(state__in=LIVE)
    sunday = end_of_week(today)
    return _counts(
        rows,
        **{
            LATE: Count("pk", filter=live & Q(next_on__lt=today)),
            TODAY: Count("pk", filter=live & Q(next_on=today)),
            THIS_WEEK: Count("pk", filter=live & Q(next_on__gt=today, next_on__lte=sunday)),
            LATER: Count("pk", filter=live & Q(next_on__gt=sunday)),
            ASLEEP: Count("pk", filter=~live),
        },
    )


def _counts(rows: QuerySet[CompanyFile], **counts: Count) -> QuerySet[CompanyFile, dict[str, int]]:
    """All of these counts in one row."""
    one = rows.order_by().values(one=Value(1, output_field=IntegerField()))
    return one.annotate(**counts).values(*counts)


def counts_of_views(territory_id: int | None, views: Sequence[Asked], presence_id: int | None) -> list[int | None]:
    """How many files each view has, in one query; none is counted for a view that looks for words."""
    wordless = tuple(dict.fromkeys(view for view in views if not view.q))
    rows = _counts_of_views(territory_id, wordless, presence_id, clock.today())() if wordless else []
    counted = rows[0] if rows else {}
    return [counted.get(f"view_{wordless.index(view)}") if view in wordless else None for view in views]


@compiled_by
def _counts_of_views(
    territory_id: int | None, views: tuple[Asked, ...], presence_id: int | None, _today: date
) -> QuerySet[CompanyFile, dict[str, int]]:
    named = {f"view_{i}": Count("pk", filter=view.condition(presence_id)) for i, view in enumerate(views)}
    return _counts(files_of(territory_id), **named)


def cards(rows: QuerySet[CompanyFile]) -> QuerySet[CompanyFile]:
    """A question: the first of each column of the board, by the day of their next step."""
    numbered = rows.filter(state__in=LIVE).annotate(
        at=Window(RowNumber(), partition_by=F("state"), order_by=[F("next_on").asc(), F("pk").asc()])
    )
    return numbered.filter(at__lte=COLUMN).order_by("next_on", "pk")


def board_of(cards: Sequence[CompanyFile]) -> list[tuple[FileState, list[CompanyFile]]]:
    """These cards by column."""
    for card in cards:
        card.late_days = max(0, (clock.today() - card.next_on).days) if card.next_on else 0  # type: ignore[attr-defined]
    return [(state, [card for card in cards if card.state == state]) for state in LIVE]


def by_state(rows: QuerySet[CompanyFile]) -> QuerySet[CompanyFile, tuple[str, int]]:
    """A question: how many stand in each state."""
    return rows.order_by().values_list("state").annotate(Count("pk"))


def counts_of(counted: Iterable[tuple[str, int]]) -> dict[FileState, int]:
    """The same by state."""
    return {FileState(state): count for state, count in counted}
