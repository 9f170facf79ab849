"""What is missing in the data: each floor says which rows lack something, why it matters, and where it is mended.

lacks.fill("companies.siret", Lack(label=_("SIRET d’une entreprise"), why=…, order=10, may=works_in_team, …))
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, IntegerField, QuerySet, Value

from .everywhere import Hit
from .ports import Port


@dataclass(frozen=True, kw_only=True)
class Lack:
    """One kind of gap. `rows`: those with the gap that the viewer may mend; `shown`: each with the page for it."""

    label: Any
    why: Any
    order: int
    may: Callable[[Any], bool]
    rows: Callable[[Any], QuerySet[Any]]
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


def gaps_for(viewer: Any) -> list[Gap]:
    """What is missing now, how often; nothing that is complete. One question for all kinds."""
    kinds = lacks_for(viewer)
    asked = [_counted(lack.rows(viewer), number) for number, (_name, lack) in enumerate(kinds)]
    if not asked:
        return []
    counts = dict(asked[0].union(*asked[1:], all=True) if asked[1:] else asked[0])
    return [Gap(name, lack, counts[number]) for number, (name, lack) in enumerate(kinds) if counts.get(number)]


def _counted(rows: QuerySet[Any], number: int) -> QuerySet[Any, Any]:
    kind = Value(number, output_field=IntegerField())
    return rows.order_by().values(kind=kind).annotate(n=Count("pk", distinct=True)).values_list("kind", "n")
