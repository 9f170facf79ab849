"""What a message is about: the thing and its territory, so that those who answer for it find what was sent.

Core doesn't know the floors that hold these things: each fills in its kind here.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from premierpas.core.ports import Port


@dataclass(frozen=True)
class About:
    """One thing of a floor above (`placement:12`), and the territory whose affair it is, where it is one's."""

    kind: str
    pk: int
    territory_id: int | None

    def __str__(self) -> str:
        return f"{self.kind}:{self.pk}"


@dataclass(frozen=True)
class Thing:
    """How a list names that thing, and where it stands; `mender` says who can correct an address noted there."""

    title: str
    url: str
    mender: str


things = Port[Callable[[Collection[int]], Mapping[int, Thing]]](
    "core.things", "by its kind, what names the things that messages are about, for a coordinator, in one query"
)


def named(abouts: Collection[str]) -> dict[str, Thing]:
    """Each thing that still is there, by what messages hold of it: one question for each kind."""
    ids: dict[str, set[int]] = {}
    for about in filter(None, abouts):
        kind, _colon, pk = about.partition(":")
        ids.setdefault(kind, set()).add(int(pk))
    found: dict[str, Thing] = {}
    for kind, wanted in ids.items():
        name = things.get(kind)
        rows = name(wanted) if name else {}
        found |= {f"{kind}:{pk}": thing for pk, thing in rows.items()}
    return found
