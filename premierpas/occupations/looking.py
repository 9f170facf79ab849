"""Looking for a trade as one speaks: words in any order, mistyped or not, and what they mean (`meaning.py`).

A sheet that names what was asked for comes before one whose sector stands in for it; where there is neither, those that
tell of it somewhere. Nothing here asks the database.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from premierpas.core.search import nearest
from premierpas.core.text import plain

from .meaning import Meaning, is_known, likely_words, meanings_of
from .sheets import Sheet, sheets
from .titles import singular
from .typed import words_of

# How much a word tells about a sheet, by where it stands; a sector that is meant tells least.
TITLE, WORDS, SUMMARY, OWN_SECTOR, OTHER_SECTOR = 8.0, 6.0, 2.0, 1.0, 0.5
ALSO, BEGUN, SHORTEST_BEGINNING = 0.5, 0.75, 4


@dataclass(frozen=True)
class Found:
    """The sheets, best first. `meant`: what was looked for instead of a mistyped text; `named`: how many say it."""

    sheets: Sequence[Sheet]
    meant: str = ""
    named: int = 0


def look(text: str, among: Iterable[Sheet]) -> Found:
    """The sheets that a text asks for; without words, all of them. What fits most of the words comes first."""
    words = words_of(text)
    if not words:
        everything = list(among)
        return Found(everything, named=len(everything))
    better = [_repaired(word) for word in words]
    meanings = meanings_of(better)
    scored = [(sheet, *_score(sheet, meanings)) for sheet in among]
    most = max((fits for _sheet, fits, _score in scored), default=0)
    if not most:
        return Found(_telling(better, among), _meant(words, better))
    fitting = [(sheet, score) for sheet, fits, score in scored if fits == most]
    fitting.sort(key=lambda pair: (-pair[1], len(pair[0].title)))
    named = sum(score > OWN_SECTOR * len(meanings) for _sheet, score in fitting)
    return Found([sheet for sheet, _score in fitting], _meant(words, better), named)


def _meant(words: Sequence[str], better: Sequence[str]) -> str:
    return " ".join(better) if better != words else ""


def _telling(words: Sequence[str], among: Iterable[Sheet]) -> list[Sheet]:
    """Where no sheet is about what was asked: those that tell of it, the most words first."""
    told = [(sum(singular(word) in _telling_words(sheet.slug) for word in words), sheet) for sheet in among]
    return [sheet for count, sheet in sorted(told, key=lambda row: -row[0]) if count]


def _score(sheet: Sheet, meanings: Sequence[Meaning]) -> tuple[int, float]:
    """How many of the meanings a sheet fits, and how well."""
    scores = [_fits(sheet, meaning) for meaning in meanings]
    return sum(score > 0 for score in scores), sum(scores)


def _fits(sheet: Sheet, meaning: Meaning) -> float:
    said = _index()[sheet.slug]
    own = min(_weight(said, word) for word in meaning.typed)
    also = max((min(_weight(said, word) for word in way) for way in meaning.also), default=0.0)
    sector = OWN_SECTOR if sheet.sectors[0] in meaning.sectors else 0.0
    other = OTHER_SECTOR if set(sheet.sectors) & set(meaning.sectors) else 0.0
    return max(own, also * ALSO) + max(sector, other)


def _weight(said: Mapping[str, float], word: str) -> float:
    whole = said.get(singular(word), 0.0)
    if whole or len(word) < SHORTEST_BEGINNING:
        return whole
    return BEGUN * max((weight for other, weight in said.items() if other.startswith(word)), default=0.0)


def _repaired(word: str) -> str:
    known = _vocabulary()
    if singular(word) in written_words() or is_known(word) or any(other.startswith(word) for other in known):
        return word
    return nearest(word, known | likely_words(), likely=known) or word


@cache
def _index() -> dict[str, dict[str, float]]:
    """Sheet → its words in the singular, unaccented, and how much each tells."""
    found: dict[str, dict[str, float]] = {}
    for sheet in sheets().values():
        said: dict[str, float] = {}
        for text, weight in ((sheet.summary, SUMMARY), (sheet.words, WORDS), (" ".join(sheet.titles), TITLE)):
            said |= {singular(word): weight for word in words_of_all(text)}
        found[sheet.slug] = said
    return found


@cache
def _vocabulary() -> frozenset[str]:
    """The words of titles and those by which sheets are looked for."""
    texts = (f"{' '.join(sheet.titles)} {sheet.words}" for sheet in sheets().values())
    return frozenset(word for text in texts for word in words_of_all(text))


@cache
def written_words() -> frozenset[str]:
    """Every word that sheets use, in the singular: plain French, which is never taken for a mistyped word."""
    return frozenset(word for slug in sheets() for word in _telling_words(slug))


@cache
def _telling_words(slug: str) -> frozenset[str]:
    return frozenset(singular(word) for text in sheets()[slug].texts for word in words_of_all(text))


def words_of_all(text: str) -> list[str]:
    """Every word of a text, however many."""
    return [word for part in plain(text).replace("’", " ").replace("-", " ").split() for word in words_of(part)]
