"""The one search box: each floor says what it has, who may look there, and how a row of it reads.

    everywhere.fill("schools", Source(label=_("Établissements"), order=40, may=is_coordinator, rows=schools_of,
                                      searched=lambda viewer: SCHOOLS, shown=as_hits))

A source hands over rows that the viewer may open anyway; the box only narrows them, so it finds, counts and repairs
nothing that somebody may not see.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from .ports import Port
from .search import Searched, having, look

MOST = 5


@dataclass(frozen=True)
class Hit:
    """One row in words: what it is called, what tells it apart, where it opens. `pk`: as things seen are kept."""

    pk: int
    title: str
    detail: str
    url: str


def _nothing(thing: Any) -> int | None:
    return None


@dataclass(frozen=True, kw_only=True)
class Source:
    """What is found under one heading. `rows` are in the order in which they are shown, each with its own page.

    `opens`: which of its rows a thing is that a screen shows, so that it is listed among what was seen lately;
    `key`: the column that holds this number. `kind`: what one row is, beside its name.
    """

    label: Any
    kind: Any
    order: int
    may: Callable[[Any], bool]
    rows: Callable[[Any], QuerySet[Any]]
    searched: Callable[[Any], Searched]
    shown: Callable[[Sequence[Any]], list[Hit]]
    opens: Callable[[Any], int | None] = _nothing
    key: str = "pk"


everywhere = Port[Source]("core.everywhere", "what the search box looks through: who may, which rows, how they read")


@dataclass(frozen=True)
class Found:
    """The first rows under one heading, and how many there are."""

    name: str
    label: str
    hits: list[Hit]
    count: int


@dataclass(frozen=True)
class Everything:
    """What was found, heading by heading. `meant`: what was looked for instead of words that nothing has."""

    groups: list[Found]
    meant: str = ""

    @property
    def count(self) -> int:
        """All rows together."""
        return sum(group.count for group in self.groups)


def sources_for(viewer: Any) -> list[tuple[str, Source]]:
    """Where this person may look, in the order of the headings."""
    named = [(name, everywhere.named(name)) for name in everywhere.names()]
    return sorted([(name, each) for name, each in named if each.may(viewer)], key=lambda pair: pair[1].order)


def find_everywhere(viewer: Any, text: str, *, most: int = MOST) -> Everything:
    """The rows that have all the words. Words are repaired only where nothing at all has them as they were typed."""
    looked = sources_for(viewer)
    groups = [
        _found(name, source, having(source.rows(viewer), source.searched(viewer), text), most)
        for name, source in looked
    ]
    if any(group.count for group in groups):
        return Everything([group for group in groups if group.count])
    meant = ""
    groups = []
    for name, source in looked:
        again = look(source.rows(viewer), source.searched(viewer), text)
        if again.meant:
            groups.append(_found(name, source, again.rows, most))
            meant = meant or again.meant
    return Everything(groups, meant)


def _found(name: str, source: Source, rows: QuerySet[Any], most: int) -> Found:
    first = list(rows[: most + 1])
    count = len(first) if len(first) <= most else rows.order_by().count()
    return Found(name, str(source.label), source.shown(first[:most]), count)
