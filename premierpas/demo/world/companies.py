"""Thirty hosts around Nanterre, made up, each with its sector, its place and four weeks that it opens.

Their words are in `offers/*.toml`, written one by one: no sentence is said twice.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "offers"


@dataclass(frozen=True)
class Week:
    """What a pupil does and sees in one week: ten half-days, Monday's morning first."""

    title: str
    sector: str
    summary: str
    bring: str
    programme: tuple[str, ...]

    @property
    def by_day(self) -> dict[str, dict[str, str]]:
        """As an offer's text keeps it."""
        halves = self.programme
        return {str(day): {"morning": halves[2 * day], "afternoon": halves[2 * day + 1]} for day in range(5)}


@dataclass(frozen=True)
class Host:
    """One host: name, kind, activity (NAF), commune (INSEE), how to come, and what it opens."""

    name: str
    kind: str
    naf: str
    insee: str
    street: str
    access: str
    meals: str
    weeks: tuple[Week, ...]


def _hosts() -> Iterator[Host]:
    for path in sorted(FOLDER.glob("*.toml")):
        for row in tomllib.loads(path.read_text("utf-8"))["host"]:
            yield Host(weeks=tuple(map(_week, row.pop("offers"))), **row)


def _week(row: Mapping[str, Any]) -> Week:
    return Week(**{**row, "programme": tuple(row["programme"].strip().splitlines())})


HOSTS = list(_hosts())
COMMUNES = [
    "92050",
    "92062",
    "92026",
    "92073",
    "92063",
    "92025",
    "92036",
    "95018",
    "92035",
    "92009",
    "92004",
    "78586",
    "78311",
    "95063",
]
