"""Spelling: Hunspell and the lexicon know the words; what neither knows and what resembles a word is pointed at."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from ..reasons import Reason
from .found import Found
from .lexicon import readings
from .proposals import MISSPELT, Proposal, proposals_for
from .words import NOTHING, Sentence, Word, sentences

if TYPE_CHECKING:
    from hunspell import Hunspell

_HERE = Path(__file__).parent
_MOST = 3


class NoDictionary(Exception):
    """The dictionary can't be read on this machine."""


def spelling_faults(text: str, known: frozenset[str] = frozenset()) -> Iterator[Found]:
    """Words that aren't French and look like one that is. `known`: names that are right as they are."""
    for sentence in sentences(text):
        unknown = [index for index in range(len(sentence)) if _is_unknown(sentence, index, known)]
        for index in unknown:
            if not _of_another_language(index, unknown):
                yield from _fault(sentence, index)


def _is_unknown(sentence: Sentence, index: int, known: frozenset[str]) -> bool:
    low = sentence.low(index)
    return not _left_alone(sentence, index, known) and (low in MISSPELT or not is_right(low))


def _of_another_language(index: int, unknown: list[int]) -> bool:
    """Three unknown words in a row are a title or a quotation."""
    return any({first, first + 1, first + 2} <= set(unknown) for first in (index - 2, index - 1, index))


def is_right(word: str) -> bool:
    """Whether a word stands in the dictionary, the lexicon or the list of what this age says."""
    word = word.replace("’", "'")
    if word in _own_words() or readings(word) or _dictionary().spell(word):
        return True
    base = Word(word, 0).base
    if base != word and is_right(base):
        return True
    parts = word.split("-")
    return len(parts) > 1 and all(len(part) > 1 and is_right(part) for part in parts)


def _left_alone(sentence: Sentence, index: int, known: frozenset[str]) -> bool:
    """Addresses, numbers, names, initials: nobody's business."""
    word = sentence[index]
    if word.kind != "word" or word.low.endswith("'") or len(word.low) < 2 or word.low in known:
        return True
    if word.text.isupper() or any(sign.isupper() for sign in word.text[1:]):
        return True
    before = sentence[index - 1]
    return word.text[0].isupper() and before is not NOTHING and before.kind != "mark"


def _fault(sentence: Sentence, index: int) -> Iterator[Found]:
    word = sentence[index]
    found = proposals_for(sentence, index)
    if word.text[0].isupper():  # a name, unless it is clearly a word
        found = [each for each in found if each.sure]
    if found:
        capital = word.text[0].isupper()
        written = tuple(each.word[:1].upper() + each.word[1:] if capital else each.word for each in found[:_MOST])
        yield Found(word.start, word.end, written, _reason(word, found[0]))


def _reason(word: Word, best: Proposal) -> Reason:
    if "'" in best.word or " " in best.word:
        return Reason.GLUED
    if best.accents_only:
        return Reason.ACCENT
    return Reason.HEARD if best.heard else Reason.UNKNOWN


@cache
def _dictionary() -> "Hunspell":
    """A tenth of a second and twelve megabytes, once a process."""
    try:
        from hunspell import Hunspell

        return Hunspell("fr", hunspell_data_dir=str(_HERE / "data"))
    except Exception as error:  # a compiled library: whatever it can't do, the other readers still can
        raise NoDictionary from error


@cache
def _own_words() -> frozenset[str]:
    lines = (_HERE / "own_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
