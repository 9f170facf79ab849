"""Two versions of a text, word by word."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_TOKENS = re.compile(r"\w+|\s+|[^\w\s]")
MOST_TOKENS = 4000  # of either side; beyond that whole lines are compared, so that no page waits for it


@dataclass(frozen=True)
class Piece:
    """Some words that stand in both versions, only in the later one, or only in the former."""

    kind: Literal["same", "new", "gone"]
    words: str


def compared(before: str, after: str) -> list[Piece]:
    """The pieces of both in reading order: those that aren't new give `before`, those that aren't gone `after`."""
    old, new = _TOKENS.findall(before), _TOKENS.findall(after)
    if max(len(old), len(new)) > MOST_TOKENS:
        old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    pieces: list[Piece] = []
    gone = fresh = ""
    steps = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for at, (what, a, b, c, d) in enumerate(steps):
        left, right = "".join(old[a:b]), "".join(new[c:d])
        # A blank between two changes belongs to them: whole phrases are read, not words in turn.
        if what == "equal" and (left.strip() or at in (0, len(steps) - 1)):
            pieces += _changed(gone, fresh)
            pieces.append(Piece("same", left))
            gone = fresh = ""
        else:
            gone, fresh = gone + left, fresh + right
    return pieces + _changed(gone, fresh)


def _changed(gone: str, fresh: str) -> list[Piece]:
    pieces = [Piece("gone", gone)] if gone else []
    return [*pieces, Piece("new", fresh)] if fresh else pieces


@dataclass(frozen=True)
class Change:
    """One part that differs; each side holds its own whole text, with what only it says marked."""

    label: str
    pieces: list[Piece]

    @property
    def before(self) -> list[Piece]:
        """The former version."""
        return [piece for piece in self.pieces if piece.kind != "new"]

    @property
    def after(self) -> list[Piece]:
        """The later version."""
        return [piece for piece in self.pieces if piece.kind != "gone"]


def changes(labels: Mapping[str, str], before: Mapping[str, str], after: Mapping[str, str]) -> list[Change]:
    """The parts that differ, in the order of `labels`."""
    pairs = ((label, before.get(part, ""), after.get(part, "")) for part, label in labels.items())
    return [Change(label, compared(old, new)) for label, old, new in pairs if old != new]
