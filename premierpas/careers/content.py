"""What a company tells of itself, as one text: its draft and what is public have this shape."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from premierpas.occupations.sheets import Sheet, sheets

from .enums import TITLES, Tread

MOST_TRADES, MOST_PORTRAITS, STEPS = 24, 6, 3


@dataclass(frozen=True)
class Trade:
    """A trade of the map. `sheet`: the slug of its occupation sheet, if there is one; `people`: how many do it."""

    key: str
    tread: str
    title: str
    sheet: str = ""
    people: int | None = None
    rose: str = ""

    @property
    def known(self) -> Sheet | None:
        """Its sheet; None where there is none (any more)."""
        return sheets().get(self.sheet)


@dataclass(frozen=True)
class Portrait:
    """One person and three dated steps of their path, shown with their consent: who said so, and on which day."""

    key: str
    name: str
    words: str
    steps: tuple[tuple[str, str], ...]
    consent_by: str
    consent_on: str
    age: int | None = None


@dataclass(frozen=True)
class Step:
    """One step of the stairs, with its trades."""

    tread: str
    title: Any
    studies: Any
    trades: tuple[Trade, ...]


@dataclass(frozen=True)
class PageContent:
    """The whole text."""

    headline: str = ""
    about: str = ""
    sector: str = ""
    access: str = ""
    trades: tuple[Trade, ...] = field(default_factory=tuple)
    portraits: tuple[Portrait, ...] = field(default_factory=tuple)

    @classmethod
    def of(cls, stored: Mapping[str, Any]) -> "PageContent":
        """What is stored, without what it no longer knows."""
        known = {name: stored[name] for name in ("headline", "about", "sector", "access") if name in stored}
        return cls(
            **known,
            trades=tuple(Trade(**row) for row in stored.get("trades", ())),
            portraits=tuple(_portrait(row) for row in stored.get("portraits", ())),
        )

    def as_json(self) -> dict[str, Any]:
        """To be stored."""
        return asdict(self)

    @property
    def stairs(self) -> list[Step]:
        """The steps from the entrance to the head that have a trade."""
        rows = [(tread, tuple(each for each in self.trades if each.tread == tread)) for tread in Tread]
        return [Step(tread, TITLES[tread], tread.label, trades) for tread, trades in rows if trades]

    @property
    def slugs(self) -> list[str]:
        """The occupation sheets that the map leads to, each once."""
        return list(dict.fromkeys(each.sheet for each in self.trades if each.known))

    def with_trade(self, trade: Trade) -> "PageContent":
        """With this trade in place of the one of its key, or at the end."""
        return replace(self, trades=_put(self.trades, trade))

    def with_portrait(self, portrait: Portrait) -> "PageContent":
        """With this portrait in place of the one of its key, or at the end."""
        return replace(self, portraits=_put(self.portraits, portrait))

    def without(self, key: str) -> "PageContent":
        """Without the trade or portrait of this key."""
        return replace(
            self,
            trades=tuple(each for each in self.trades if each.key != key),
            portraits=tuple(each for each in self.portraits if each.key != key),
        )


def _put(rows: tuple[Any, ...], row: Any) -> tuple[Any, ...]:
    if any(each.key == row.key for each in rows):
        return tuple(row if each.key == row.key else each for each in rows)
    return (*rows, row)


def _portrait(row: Mapping[str, Any]) -> Portrait:
    return Portrait(**{**row, "steps": tuple((year, text) for year, text in row["steps"])})
