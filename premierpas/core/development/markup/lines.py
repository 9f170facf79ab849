"""A small printer of nested groups (Wadler's): a group stands on one line if it fits, else each of its gaps breaks."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True)
class Gap:
    """`flat` while its group fits, a new line otherwise; a hard one is always a new line."""

    flat: str = ""
    hard: bool = False


@dataclass(frozen=True)
class Group:
    """Breaks as a whole."""

    parts: Sequence["Doc"]


@dataclass(frozen=True)
class Indent:
    """New lines inside begin two spaces further."""

    parts: Sequence["Doc"]


@dataclass(frozen=True)
class Fill:
    """Contents and gaps in turn: as many a line as fit."""

    parts: Sequence["Doc"]


@dataclass(frozen=True)
class Either:
    """One way of writing if it fits, else the other."""

    flat: str
    broken: "Doc"


Doc: TypeAlias = "str | Gap | Group | Indent | Fill | Either | list[Doc]"
HARD = Gap(hard=True)
_Work = tuple[int, bool, Doc]


def fits(work: _Work, rest: list[_Work], room: int) -> bool:
    """Whether all up to the next possible end of line fits."""
    ahead, at = [work], len(rest)
    while room >= 0:
        if not ahead:
            if at == 0:
                return True
            at -= 1
            ahead.append(rest[at])
        indent, flat, doc = ahead.pop()
        if isinstance(doc, str):
            if "\n" in doc:
                return len(doc.split("\n")[0]) <= room
            room -= len(doc)
        elif isinstance(doc, Gap):
            if doc.hard or not flat:
                return not flat
            room -= len(doc.flat)
        elif isinstance(doc, Either):
            ahead.append((indent, flat, doc.flat if flat else doc.broken))
        else:
            parts = doc if isinstance(doc, list) else doc.parts
            # What comes later is free to break.
            ahead += [(indent, flat, part) for part in reversed(parts)]
    return False


def printed(doc: Doc, width: int) -> str:
    """The lines of a document."""
    out: list[str] = []
    column = 0
    todo: list[_Work] = [(0, False, doc)]
    while todo:
        indent, flat, doc = todo.pop()
        if isinstance(doc, str):
            out.append(doc)
            column = len(doc.rsplit("\n", 1)[1]) if "\n" in doc else column + len(doc)
        elif isinstance(doc, Gap):
            out.append(doc.flat if flat and not doc.hard else "\n" + " " * indent)
            column = column + len(doc.flat) if flat and not doc.hard else indent
        elif isinstance(doc, Either):
            chosen = doc.flat if flat or fits((indent, True, doc.flat), todo, width - column) else doc.broken
            todo.append((indent, flat, chosen))
        elif isinstance(doc, Fill):
            _fill(doc, indent, flat, todo, width - column)
        elif isinstance(doc, Group):
            flat = flat or fits((indent, True, list(doc.parts)), todo, width - column)
            todo += [(indent, flat, part) for part in reversed(doc.parts)]
        else:
            further = indent + 2 if isinstance(doc, Indent) else indent
            parts = doc if isinstance(doc, list) else doc.parts
            todo += [(further, flat, part) for part in reversed(parts)]
    return "".join(out)


def _fill(doc: Fill, indent: int, flat: bool, todo: list[_Work], room: int) -> None:
    """Print the first content; its gap stays flat if what follows still fits."""
    if not doc.parts:
        return
    first, *more = doc.parts
    rest: list[_Work] = [*todo, (indent, False, Gap())] if more else todo
    is_flat = flat or fits((indent, True, first), rest, room)
    if more:
        gap, *others = more
        pair: Doc = [first, gap, others[0]] if others else [first, gap]
        after: list[_Work] = [*todo, (indent, False, Gap())] if len(others) > 1 else todo
        joined = flat or (is_flat and fits((indent, True, pair), after, room))
        todo += [(indent, flat, Fill(others)), (indent, joined, gap)]
    todo.append((indent, is_flat, first))
