"""The product's own occupation sheets: `data/sheets/*.toml`, read once, each refused at load when something is wrong.

They are French, like all that people write: templates show them with `|written` or `{% in_french %}`.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from premierpas.core.alphabet import in_order
from premierpas.core.text import is_digits
from premierpas.ui.typography import nbsp

from .lengths import LENGTHS, Length, length_of
from .sectors import SECTORS, Sector
from .wishes import WISHES

FOLDER = Path(__file__).parent / "data" / "sheets"
CODES = Path(__file__).parent / "data" / "rome_codes.txt"
HOURS, PATHS, MOST_NEAR = range(5, 8), range(1, 6), 4
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_HOUR = re.compile(r"\d{1,2}\sh(\s\d\d)?")
_KEYS = {
    "title", "sectors", "rome", "study", "wishes", "words", "summary", "day", "like", "hard", "meet", "tools", "path",
    "near", "ask", "fact",
}  # fmt: skip


class WrongSheet(ValueError):
    """A sheet that can't be shown: which one, and why."""


@dataclass(frozen=True)
class Hour:
    """A line of the day."""

    at: str
    text: str


@dataclass(frozen=True)
class Tool:
    """A tool and what it is for."""

    name: str
    use: str


@dataclass(frozen=True)
class Stop:
    """A stop of the studies at which one may get off: so many years after 3e, what one becomes there."""

    years: int
    diploma: str
    becomes: str


@dataclass(frozen=True)
class Sheet:
    """One trade. `titles`: its feminine and its masculine form, or the one form of both."""

    slug: str
    titles: tuple[str, ...]
    sectors: tuple[str, ...]
    rome: str
    study: str
    wishes: tuple[str, ...]
    words: str
    summary: str
    day: tuple[Hour, ...]
    like: tuple[str, ...]
    hard: tuple[str, ...]
    meet: str
    tools: tuple[Tool, ...]
    path: tuple[Stop, ...]
    near: tuple[str, ...]
    ask: tuple[str, ...]
    fact: str

    def __post_init__(self) -> None:
        faults = list(_faults(self))
        if faults:
            raise WrongSheet(f"{self.slug}: {'; '.join(faults)}")

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """Both forms: `Plombière, plombier`."""
        first, *others = self.titles
        return ", ".join([first, *(other[0].lower() + other[1:] for other in others)])

    @property
    def texts(self) -> list[str]:
        """All that a pupil reads on it but its title."""
        return [
            self.summary,
            *(hour.text for hour in self.day),
            *self.like,
            *self.hard,
            self.meet,
            *(f"{tool.name} : {tool.use}" for tool in self.tools),
            *(f"{stop.diploma}. {stop.becomes}" for stop in self.path),
            *self.ask,
            self.fact,
        ]

    @property
    def sector(self) -> Sector:
        """The sector it mostly belongs to, whose icon it wears."""
        return SECTORS[self.sectors[0]]

    @property
    def length(self) -> Length:
        return LENGTHS[self.study]


@cache
def sheets() -> Mapping[str, Sheet]:
    """All sheets, by slug, in alphabetical order."""
    found = [sheet for path in sorted(FOLDER.glob("*.toml")) for sheet in read_sheets(path.read_text("utf-8"))]
    by_slug = {sheet.slug: sheet for sheet in in_order(found, str)}
    if len(by_slug) != len(found):
        raise WrongSheet("two sheets have one slug")
    unknown = {near for sheet in found for near in sheet.near} - by_slug.keys()
    if unknown:
        raise WrongSheet(f"near trades without a sheet: {', '.join(sorted(unknown))}")
    return by_slug


def read_sheets(source: str) -> list[Sheet]:
    """The sheets of one file; raises WrongSheet."""
    return [_sheet(slug, row) for slug, row in tomllib.loads(source).items()]


@cache
def near(slug: str) -> tuple[Sheet, ...]:
    """The trades near this one: those that it names, then those that name it."""
    own = sheets()[slug].near
    naming = (other.slug for other in sheets().values() if slug in other.near)
    return tuple(sheets()[other] for other in dict.fromkeys([*own, *naming]))[:MOST_NEAR]


@cache
def rome_codes() -> frozenset[str]:
    """The codes of ROME 4 that the product ships."""
    return frozenset(CODES.read_text("utf-8").split())


def _sheet(slug: str, row: dict[str, Any]) -> Sheet:
    if row.keys() != _KEYS:
        raise WrongSheet(f"{slug}: {', '.join(sorted(row.keys() ^ _KEYS))} is missing or too much")
    made: dict[str, Any] = {
        "titles": _said(row["title"]),
        "day": tuple(Hour(*_parts(slug, line, " | ", 2)) for line in row["day"]),
        "tools": tuple(Tool(*_parts(slug, line, " : ", 2)) for line in row["tools"]),
        "path": tuple(_stop(slug, line) for line in row["path"]),
    }
    rest = {key: _said(value) for key, value in row.items() if key not in {*made, "title"}}
    return Sheet(slug=slug, **made, **rest)


def _said(value: Any) -> Any:
    return nbsp(value) if isinstance(value, str) else tuple(map(nbsp, value))


def _parts(slug: str, line: str, mark: str, count: int) -> list[str]:
    parts = [nbsp(part) for part in line.split(mark, count - 1)]
    if len(parts) != count or not all(parts):
        raise WrongSheet(f"{slug}: « {line} » isn't {count} parts")
    return parts


def _stop(slug: str, line: str) -> Stop:
    years, diploma, becomes = _parts(slug, line, " | ", 3)
    if not is_digits(years):
        raise WrongSheet(f"{slug}: « {line} » doesn't begin with years")
    return Stop(int(years), diploma, becomes)


def _faults(sheet: Sheet) -> list[str]:
    years = [stop.years for stop in sheet.path]
    wrong = {
        "slug": not _SLUG.fullmatch(sheet.slug),
        "title": not 1 <= len(set(sheet.titles)) == len(sheet.titles) <= 2,
        "sectors": not sheet.sectors or any(code not in SECTORS for code in sheet.sectors),
        "wishes": not 1 <= len(sheet.wishes) <= 2 or any(code not in WISHES for code in sheet.wishes),
        "rome": sheet.rome not in rome_codes(),
        "study": sheet.study not in {length_of(each).code for each in years},
        "day": len(sheet.day) not in HOURS or any(not _HOUR.fullmatch(hour.at) for hour in sheet.day),
        "like": len(sheet.like) != 3,
        "hard": len(sheet.hard) != 3,
        "tools": len(sheet.tools) != 3,
        "path": len(sheet.path) not in PATHS or years != sorted(set(years)),
        "near": len(sheet.near) != 3 or sheet.slug in sheet.near,
        "ask": len(sheet.ask) != 3 or any(not question.endswith("?") for question in sheet.ask),
        "empty": not all([sheet.words, sheet.summary, sheet.meet, sheet.fact]),
    }
    return [name for name, is_wrong in wrong.items() if is_wrong]
