"""The table of a handover: floor by floor, what has no successor first, then what waits, then what is settled."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..forms.handing import HandoverForm
from .holding import handed_over
from .things import Thing


@dataclass(frozen=True)
class Line:
    """One thing, with its choice and how far it is."""

    thing: Thing
    to: Any
    reads: Any

    @property
    def settled(self) -> bool:
        said = self.thing.succession
        return said is not None and said.accepted is True


@dataclass(frozen=True)
class Section:
    """The things of one floor. `settled`: those that somebody has taken."""

    label: str
    lines: Sequence[Line]
    settled: Sequence[Line]
    near_pupils: bool

    @property
    def count(self) -> int:
        return len(self.lines) + len(self.settled)

    @property
    def has_readings(self) -> bool:
        return any(each.thing.held.readings for each in self.lines)


def rows_of(things: Sequence[Thing], form: HandoverForm) -> list[Section]:
    """Every floor that holds something of who leaves."""
    found = []
    for source in handed_over.names():
        lines = [
            Line(
                each,
                form[f"a-{each.key}"],
                form[f"lit-{each.key}"] if each.held.readings else None,
            )
            for each in things
            if each.source == source
        ]
        if lines:
            holding = handed_over.named(source)
            open_lines = [each for each in lines if not each.settled]
            settled = [each for each in lines if each.settled]
            found.append(Section(str(holding.label), open_lines, settled, holding.near_pupils))
    return found
