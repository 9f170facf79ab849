"""What an import did, and what it couldn't read."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from premierpas.core.errors import DomainError


class UnreadableFile(DomainError):
    """The file isn't there, or isn't what it should be; says why."""


@dataclass(frozen=True)
class LineError:
    """A line that can't be taken, and why."""

    file: str
    line: int
    message: str


@dataclass(frozen=True)
class Change:
    """One difference with the last import: `+` new, `~` changed in these `columns`, `-` gone."""

    sign: str
    key: str
    before: str = ""
    after: str = ""
    columns: tuple[str, ...] = ()

    def __str__(self) -> str:
        names = " → ".join(dict.fromkeys(filter(None, [self.before, self.after])))
        others = ", ".join(name for name in self.columns if name not in ("name", "sort_name"))
        return f"{self.sign} {self.key} {names}" + (f" ({others})" if others else "")


@dataclass
class Outcome:
    """How many rows there are now, what changed, and the lines left out. With errors nothing is removed."""

    occupations: int = 0
    titles: int = 0
    unchanged: int = 0
    changes: list[Change] = field(default_factory=list)
    errors: list[LineError] = field(default_factory=list)

    def count(self, sign: str) -> int:
        """How many changes have this sign."""
        return sum(change.sign == sign for change in self.changes)

    def to_json(self) -> dict[str, Any]:
        """The counts and the errors."""
        errors: Sequence[dict[str, Any]] = [
            {"file": each.file, "line": each.line, "message": each.message} for each in self.errors
        ]
        return {
            "occupations": self.occupations,
            "titles": self.titles,
            "created": self.count("+"),
            "updated": self.count("~"),
            "unchanged": self.unchanged,
            "removed": self.count("-"),
            "errors": errors,
        }
