"""A French text as sentences of words, each with what the lexicon says it can be."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from .lexicon import accented, readings

_LETTER = "A-Za-zÀ-ÖØ-öø-ÿœŒæÆ"
_TOKEN = re.compile(
    r"(?P<other>(?:https?://|www\.)\S+|\S+@\S+[^\s.,;:!?)]|[#@]\S+|[\w.-]+\.(?:fr|com|org|net|eu|io|be|re)(?:/\S*)?(?!\w)"
    rf"|[{_LETTER}]*\d[\w/:+]*(?:[.,]\d+)*)"
    r"|(?P<elided>(?:jusqu|lorsqu|puisqu|quoiqu|qu|[cdjlmnst])['’])(?=[^\W\d_])"
    rf"|(?P<word>(?:aujourd|prud|presqu|entr|quelqu)['’][{_LETTER}]+|[{_LETTER}]+(?:-[{_LETTER}]+)*)"
    r"|(?P<end>[.!?…\n]+)|(?P<mark>[^\s\w])",
    re.IGNORECASE,
)
_TURNED = re.compile(
    r"-(?:t-)?(?:je|tu|il|elle|on|nous|vous|ils|elles|ce|moi|toi|le|la|les|lui|leur|y|en|ci|là|mêmes?)$"
)
_GLUED = {"jai": "ai", "jaime": "aime", "javais": "avais", "jétais": "étais"}  # the rules read on behind them
FINITE = tuple("pqsfcui")


@dataclass(frozen=True)
class Word:
    """A word (or a mark) and where it stands."""

    text: str
    start: int
    kind: str = "word"

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.start + len(self.text)

    @cached_property
    def low(self) -> str:
        """In small letters, with a straight apostrophe."""
        return self.text.lower().replace("’", "'")

    @cached_property
    def base(self) -> str:
        """Without a turned pronoun: `voulez` of `voulez-vous`."""
        return _TURNED.sub("", self.low)

    @property
    def turned(self) -> bool:
        """Whether a pronoun hangs at its end."""
        return self.base != self.low and not readings(self.low)

    @cached_property
    def lemmas(self) -> dict[str, tuple[str, ...]]:
        """Its codes by lemma, read on behind wrong accents; nothing for what isn't a word of the lexicon."""
        written = _GLUED.get(self.low, self.low)
        found = (readings(written) or readings(accented(written))) if self.kind == "word" else ()
        return {reading.lemma: reading.codes for reading in found}

    @cached_property
    def codes(self) -> frozenset[str]:
        """Everything it can be."""
        return frozenset(code for codes in self.lemmas.values() for code in codes)

    def can(self, *starts: str) -> bool:
        """Whether it can be one of these: `can("N", "A")`, `can("p3s")`."""
        return any(code.startswith(starts) for code in self.codes)

    @cached_property
    def finite(self) -> bool:
        """Whether it can be a verb with a person."""
        return any(code[0] in FINITE for code in self.codes)

    def person(self, *persons: str) -> bool:
        """Whether it can be a verb of one of these persons; the imperative aside."""
        return any(code[0] in "pqsfcu" and code[1:] in persons for code in self.codes)

    @property
    def grammatical(self) -> bool:
        """Whether it can be a small word (article, pronoun, adverb, number): too ambiguous for most rules."""
        return self.can("G", "W", "B", "J")


def one_of(words: str) -> frozenset[str]:
    """A set of words, written in a row."""
    return frozenset(words.split())


NOTHING = Word("", 0, "none")


class Sentence:
    """Words in a row; asking beyond either end gives NOTHING."""

    def __init__(self, words: list[Word]) -> None:
        self.words = words

    def __len__(self) -> int:
        return len(self.words)

    def __getitem__(self, index: int) -> Word:
        return self.words[index] if 0 <= index < len(self.words) else NOTHING

    def low(self, index: int) -> str:
        """The word there in small letters."""
        return self[index].low

    def lows(self, first: int, count: int) -> list[str]:
        """Several words in small letters."""
        return [self.low(index) for index in range(first, first + count)]

    def skip(self, index: int, words: frozenset[str]) -> int:
        """The first place from here on that isn't one of these words."""
        while self.low(index) in words:
            index += 1
        return index

    def back(self, index: int, words: frozenset[str]) -> int:
        """The first place from here backwards that isn't one of these words."""
        while self.low(index) in words:
            index -= 1
        return index


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a text, addresses and numbers kept as words that nobody reads."""
    row: list[Word] = []
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup or "mark"
        if kind == "end":
            if row:
                yield Sentence(row)
            row = []
        else:
            kind = "word" if kind == "elided" else kind
            row.append(Word(found.group(), found.start(), kind))
    if row:
        yield Sentence(row)
