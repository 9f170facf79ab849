"""Errors of a list by what caused them: one cause that 56 pupils share is one thing to repair."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from .rows import LineError


@dataclass(frozen=True)
class Cause:
    """One cause, and whom it concerns (`names`, or lines where nobody can be named)."""

    words: str
    count: int
    names: tuple[str, ...]
    line: int


def by_cause(errors: Iterable[LineError]) -> list[Cause]:
    """The causes in the order in which the list has them."""
    found: dict[str, list[LineError]] = {}
    for error in errors:
        found.setdefault(error.cause or error.message, []).append(error)
    lines = Counter(line for line, _who in {(error.line, error.who) for each in found.values() for error in each})
    # Exports written on one line would say « ligne 2 » of everybody.
    tells_lines = max(lines.values(), default=0) == 1
    return [_cause(words, each, tells_lines=tells_lines) for words, each in found.items()]


def pupils_concerned(errors: Iterable[LineError]) -> int:
    """How many pupils have an error."""
    return len({(error.line, error.who) for error in errors})


def _cause(words: str, errors: list[LineError], *, tells_lines: bool) -> Cause:
    if len(errors) == 1:
        words = errors[0].message
    names = tuple(_name(error, tells_line=tells_lines, tells_written=len(errors) > 1) for error in errors)
    return Cause(words, len(errors), tuple(filter(None, names)), errors[0].line)


def _name(error: LineError, *, tells_line: bool, tells_written: bool) -> str:
    line = _("ligne %(line)d") % {"line": error.line} if tells_line and error.field != "file" else ""
    written = f"«\u202f{error.written}\u202f»" if error.written and tells_written else ""
    aside = ", ".join(filter(None, [line, written]))
    return f"{error.who} ({aside})" if error.who and aside else error.who or aside
