"""French grammar and spelling: grammalecte as a process of its own where the machine has it, else a list of words.

Both work without a network. grammalecte (Debian: `grammalecte-cli`) reads a file and answers in JSON; it is killed when
it takes too long, and then the coach says that it didn't look at the language.
"""

import json
import re
import shutil
import subprocess
import tempfile
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from spellchecker import SpellChecker

from .hints import Hint, Kind

PATIENCE = 6  # seconds
AT_ONCE = 2  # processes: each takes a core while it reads
REMEMBERED = 128  # texts: the page is shown again after each hint that is dismissed
MOST = 12  # hints about the language: more would only discourage
_TYPOGRAPHY = {"typo", "apos", "esp", "nbsp", "unit", "num", "maj", "tu", "nf"}  # the page sets these itself
_turns = threading.BoundedSemaphore(AT_ONCE)
_WORD = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿœŒ]+(?:[’'-][A-Za-zÀ-ÖØ-öø-ÿœŒ]+)*")
_ELIDED = re.compile(r"^(?:[cdjlmnstCDJLMNST]|qu|Qu|lorsqu|puisqu|jusqu)[’']")


def language_hints(parts: Mapping[str, str], known: Iterable[str]) -> list[Hint] | None:
    """What isn't French, at most MOST; None when nobody could look. `known`: names that are right as they are."""
    names = {word.casefold() for name in known for word in _WORD.findall(name)}
    lines = [(part, line) for part, text in parts.items() for line in text.splitlines() if line.strip()]
    tool = shutil.which("grammalecte-cli")
    found = _by_grammalecte(tool, tuple(lines)) if tool else tuple(_by_words(lines))
    if found is None:
        return None
    kept = (hint for hint in found if not (hint.kind is Kind.SPELLING and _is_name(hint.quote, names)))
    return list(dict.fromkeys(kept))[:MOST]


def _is_name(word: str, names: set[str]) -> bool:
    return word[:1].isupper() or word.casefold() in names


class _NotRead(Exception):
    """Nobody looked: too slow, too busy, or an answer that says nothing."""


def _by_grammalecte(tool: str, lines: tuple[tuple[str, str], ...]) -> tuple[Hint, ...] | None:
    try:
        return _read_once(tool, lines)
    except _NotRead:  # not remembered: the next try may go well
        return None


@lru_cache(maxsize=REMEMBERED)
def _read_once(tool: str, lines: tuple[tuple[str, str], ...]) -> tuple[Hint, ...]:
    """What the tool says of a text; asked again for the same text, no process is run. Raises _NotRead."""
    if not _turns.acquire(timeout=PATIENCE):
        raise _NotRead
    try:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "letter.txt"
            file.write_text("\n".join(line for _part, line in lines), encoding="utf-8")
            done = subprocess.run([tool, "-f", str(file), "-j"], capture_output=True, timeout=PATIENCE, check=True)
            return tuple(_read(json.loads(done.stdout)["data"], lines))
    except (subprocess.SubprocessError, OSError, ValueError, TypeError, LookupError) as error:
        raise _NotRead from error
    finally:
        _turns.release()


def _read(paragraphs: list[dict[str, Any]], lines: Sequence[tuple[str, str]]) -> Iterator[Hint]:
    for paragraph in paragraphs:
        number = int(paragraph["iParagraph"]) - 1
        if not 0 <= number < len(lines):
            continue
        part, line = lines[number]
        for error in paragraph["lGrammarErrors"]:
            if error["sType"] not in _TYPOGRAPHY:
                quote = line[error["nStart"] : error["nEnd"]]
                yield Hint(Kind.GRAMMAR, error["sMessage"], part, quote, ", ".join(error["aSuggestions"][:2]))
        for error in paragraph["lSpellingErrors"]:
            yield _misspelt(part, error["sValue"])


def _by_words(lines: list[tuple[str, str]]) -> Iterator[Hint]:
    known = _word_list()
    for part, line in lines:
        words = [_ELIDED.sub("", word) for word in _WORD.findall(line)]
        wrong = known.unknown(word for word in words if "-" not in word)
        for word in words:
            if word.lower() in wrong:
                yield _misspelt(part, word)


def _misspelt(part: str, word: str) -> Hint:
    why = _("Ce mot n’est pas dans le dictionnaire. Vérifie-le, ou demande à quelqu’un.")
    return Hint(Kind.SPELLING, why, part, word)


@lru_cache(maxsize=1)
def _word_list() -> SpellChecker:
    """Two megabytes of French words, read once a process."""
    return SpellChecker(language="fr", distance=1)
