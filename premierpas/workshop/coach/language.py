"""French grammar and spelling, by whoever can read it: a dictionary, the product's own rules, Grammalecte if present.

None needs a network. Each says what it found; where two speak of the same place, the first is heard. A reader that
fails is named, so that the page never claims to have read what it didn't.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from .french.found import Found
from .french.grammar import grammar_faults
from .french.spelling import NoDictionary, spelling_faults
from .french.words import sentences
from .grammalecte import CannotRead, grammalecte_faults, is_installed
from .hints import Hint, Kind
from .reasons import SAID

MOST = 12  # hints about the language on one page: more would only discourage
AROUND = 28  # signs on either side of a quoted word


class Reader(StrEnum):
    """Who reads the language of a text."""

    SPELLING = "spelling"
    GRAMMAR = "grammar"
    GRAMMALECTE = "grammalecte"


@dataclass(frozen=True)
class Read:
    """One fault with who found it."""

    found: Found
    reader: Reader


@dataclass(frozen=True)
class Reading:
    """What was found in a text, who read it, and who should have and couldn't."""

    faults: list[Read]
    readers: tuple[Reader, ...]
    failed: tuple[Reader, ...]


@dataclass(frozen=True)
class LanguageAdvice:
    """The hints about the language of all parts."""

    hints: list[Hint]
    readers: tuple[Reader, ...]
    failed: tuple[Reader, ...]


def read_text(text: str, names: Iterable[str] = ()) -> Reading:
    """Everything that the readers find in a text, in its order. `names`: right as they are."""
    known = frozenset(word.low for name in names for sentence in sentences(name) for word in sentence.words)
    asked: list[tuple[Reader, Callable[[], Iterable[Found]]]] = [
        (Reader.SPELLING, lambda: spelling_faults(text, known)),
        (Reader.GRAMMAR, lambda: grammar_faults(text)),
    ]
    if is_installed():
        asked.append((Reader.GRAMMALECTE, lambda: grammalecte_faults(text)))
    faults: list[Read] = []
    read: list[Reader] = []
    failed: list[Reader] = []
    for reader, look in asked:
        try:
            faults += [Read(found, reader) for found in look() if not _said(found, faults, reader, text)]
            read.append(reader)
        except (CannotRead, NoDictionary):
            failed.append(reader)
    if "’" in text and "'" not in text:
        faults = [replace(each, found=_typeset(each.found)) for each in faults]
    return Reading(sorted(faults, key=lambda each: each.found.start), tuple(read), tuple(failed))


def _typeset(found: Found) -> Found:
    """Proposals with the apostrophe that the text has."""
    return replace(found, proposals=tuple(each.replace("'", "’") for each in found.proposals))


def _said(found: Found, faults: list[Read], reader: Reader, text: str) -> bool:
    """Whether somebody spoke of this place already; Grammalecte often goes on about the next word."""
    margin = 2 if reader is Reader.GRAMMALECTE else 0
    touched = any(each.found.start - margin < found.end and found.start < each.found.end + margin for each in faults)
    name = reader is Reader.GRAMMALECTE and text[found.start : found.start + 1].isupper() and found.start > 0
    return touched or name


def language_hints(parts: Mapping[str, str], names: Iterable[str]) -> LanguageAdvice:
    """What isn't French, at most MOST hints."""
    known = list(names)
    hints: dict[Hint, None] = {}
    read: dict[Reader, None] = {}
    failed: dict[Reader, None] = {}
    for part, text in parts.items():
        reading = read_text(text, known)
        hints.update(dict.fromkeys(_hints(part, text, reading)))
        read.update(dict.fromkeys(reading.readers))
        failed.update(dict.fromkeys(reading.failed))
    return LanguageAdvice(list(hints)[:MOST], tuple(reader for reader in read if reader not in failed), tuple(failed))


def _hints(part: str, text: str, reading: Reading) -> Iterator[Hint]:
    for each in reading.faults:
        found = each.found
        kind = Kind.SPELLING if each.reader is Reader.SPELLING else Kind.GRAMMAR
        before, after = _around(text, found)
        written = text[found.start : found.end]
        why = str(SAID[found.reason])
        yield Hint(kind, why, part, written, ", ".join(found.proposals), before, after)


def _around(text: str, found: Found) -> tuple[str, str]:
    """A few words of the same line on either side, cut at a space."""
    before, after = text[: found.start].rpartition("\n")[2], text[found.end :].partition("\n")[0]
    if len(before) > AROUND:
        before = f"…{before[-AROUND:].partition(' ')[2]}"
    if len(after) > AROUND:
        after = f"{after[:AROUND].rpartition(' ')[0]}…"
    return before, after
