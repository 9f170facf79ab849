"""What the words of a pupil mean for offers: other words that say the same, and sectors.

Three sources, the most certain first: the words that pupils type (`data/plain_words.txt`, a line of it is a meaning),
the names of sectors, and the job titles of ROME (`data/titles.txt`). Nothing here asks the database.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from premierpas.core.text import plain

from .sectors import SECTORS
from .titles import sectors_of_titles, singular

FILE = Path(__file__).parent / "data" / "plain_words.txt"
LONGEST_EXPRESSION, SHORTEST_BEGINNING, MOST_SECTORS = 3, 4, 3
_WORD = re.compile(r"[^\W\d_]{3,}")
Line = tuple[tuple[tuple[str, ...], ...], tuple[str, ...]]


@dataclass(frozen=True)
class Meaning:
    """A word or expression that was typed; `also`: other ways to say it; `sectors` it leads to.

    `is_known`: a whole word of the language of occupations, which nobody has to finish or to repair.
    """

    typed: tuple[str, ...]
    also: tuple[tuple[str, ...], ...] = ()
    sectors: tuple[str, ...] = ()
    is_known: bool = False


def meanings_of(words: Sequence[str]) -> list[Meaning]:
    """The meanings of unaccented words; words of one expression (`jeux`, `vidéo`) are one."""
    found, at = [], 0
    while at < len(words):
        length = next((n for n in range(LONGEST_EXPRESSION, 1, -1) if _key(words[at : at + n]) in _lines()), 1)
        found.append(_meaning(tuple(words[at : at + length])))
        at += length
    return found


@cache
def likely_words() -> frozenset[str]:
    """The words of pupils and of sectors: what a mistyped word most likely meant."""
    single = {word for key in _typed() if len(key) == 1 for word in key}
    return frozenset(single | _words_of_sectors().keys())


@cache
def known_words() -> frozenset[str]:
    """Every word that leads somewhere."""
    return likely_words() | sectors_of_titles().keys()


def is_known(word: str) -> bool:
    """Whether this is a known word, alone or in an expression, singular or plural, or the beginning of a likely one."""
    if word in known_words() or singular(word) in _words_of_lines() or singular(word) in _singulars():
        return True
    after = _likely_in_order()[bisect_left(_likely_in_order(), word) :][:1]
    return len(word) >= SHORTEST_BEGINNING and bool(after) and after[0].startswith(word)


@lru_cache(maxsize=4096)
def _meaning(words: tuple[str, ...]) -> Meaning:
    also, sectors = _lines().get(_key(words), ((), ()))
    if len(words) > 1:
        return Meaning(words, also, sectors, is_known=True)
    named = _singulars().get(singular(words[0]), ())
    sectors = tuple(dict.fromkeys([*sectors, *named]))
    known = bool(also or sectors)
    return Meaning(words, also, sectors if known else _begun(words[0]), is_known=known)


def _begun(word: str) -> tuple[str, ...]:
    """The sectors of the words that begin so, where they agree."""
    if len(word) < SHORTEST_BEGINNING:
        return ()
    ordered, found = _ordered(), dict[str, None]()
    for key in ordered[bisect_left(ordered, word) :]:
        if not key.startswith(word):
            break
        found |= dict.fromkeys(_meaning((key,)).sectors)
    return tuple(found) if len(found) <= MOST_SECTORS else ()


@cache
def _ordered() -> list[str]:
    return sorted(known_words())


@cache
def _likely_in_order() -> list[str]:
    return sorted(likely_words())


@cache
def _singulars() -> dict[str, tuple[str, ...]]:
    """Words of sectors, else of titles, in the singular → sectors. What has a line of its own isn't guessed."""
    lines = {word for key in _lines() if len(key) == 1 for word in key}
    found = {singular(word): sectors for word, sectors in sectors_of_titles().items() if singular(word) not in lines}
    return found | {singular(word): sectors for word, sectors in _words_of_sectors().items()}


@cache
def _words_of_sectors() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for sector in SECTORS.values():
        for word in _WORD.findall(plain(f"{sector.name} {sector.words}")):
            found[word] = (*found.get(word, ()), sector.code)
    return found


@cache
def _typed() -> dict[tuple[str, ...], Line]:
    """Word or expression → other ways to say it, and sectors."""
    found: dict[tuple[str, ...], Line] = {}
    for line in FILE.read_text("utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        words, _, rest = plain(line).partition("=")
        also, _, sectors = rest.partition("@")
        meant = tuple(tuple(each.split("+")) for each in also.split()), tuple(sectors.split())
        found |= {tuple(each.split("+")): meant for each in words.split()}
    return found


@cache
def _lines() -> dict[frozenset[str], Line]:
    return {_key(words): meant for words, meant in _typed().items()}


@cache
def _words_of_lines() -> frozenset[str]:
    return frozenset(word for key in _lines() for word in key)


def _key(words: Sequence[str]) -> frozenset[str]:
    return frozenset(map(singular, words))
