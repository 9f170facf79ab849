"""What is missing in the data: each floor says which rows lack something, why it matters, and where it is mended.

lacks.fill("companies.siret", Lack(label=_("SIRET d’une entreprise"), why=…, order=10, may=works_in_team, …))
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, IntegerField, QuerySet, Value

from . import clock
from .compiled import compiled_by
from .everywhere import Hit
from .ports import Port


@dataclass(frozen=True)
class Mender:
    """Who mends: where, and who sees pupils there, as `people.sight` takes it (`eyes_of` in a statement to be kept)."""

    territory_id: int | None
    seer: Any = None


@dataclass(frozen=True, kw_only=True)
class Lack:
    """One kind of gap. `rows(mender)`: those that have it and may be mended, `shown`: each with the page for it.

    Rows depend on nothing else but the day.
    """

    label: Any
    why: Any
    order: int
    may: Callable[[Any], bool]
    rows: Callable[[Mender], QuerySet[Any]]
    shown: Callable[[Sequence[Any]], list[Hit]]


lacks = Port[Lack]("core.missing", "what may be missing in the data: which rows, why it matters, where it is mended")


@dataclass(frozen=True)
class Gap:
    """How often something is missing."""

    name: str
    lack: Lack
    count: int


def lacks_for(viewer: Any) -> list[tuple[str, Lack]]:
    """The kinds of gaps that this person mends, what holds most up first."""
    named = [(name, lacks.named(name)) for name in lacks.names()]
    return sorted([(name, each) for name, each in named if each.may(viewer)], key=lambda pair: pair[1].order)


def gaps_for(viewer: Any, mender: Mender) -> list[Gap]:
    """What is missing now, how often; nothing that is complete. One question for all kinds."""
    kinds = lacks_for(viewer)
    if not kinds:
        return []
    names = tuple(name for name, _lack in kinds)
    counts = dict(_all_counted(names, mender, clock.today())(now=clock.now()))
    return [Gap(name, lack, counts[number]) for number, (name, lack) in enumerate(kinds) if counts.get(number)]


@compiled_by
def _all_counted(names: tuple[str, ...], mender: Mender, _today: date) -> QuerySet[Any, Any]:
    first, *others = [_counted(lacks.named(name).rows(mender), n) for n, name in enumerate(names)]
    return first.union(*others, all=True) if others else first


def _counted(rows: QuerySet[Any], number: int) -> QuerySet[Any, Any]:
    kind = Value(number, output_field=IntegerField())
    return rows.order_by().values(kind=kind).annotate(n=Count("pk", distinct=True)).values_list("kind", "n")
