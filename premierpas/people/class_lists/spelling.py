"""Which of two spellings of one name is kept: accents, hyphens and inner capitals are never lost to a poorer list."""

import re
from typing import Protocol

from premierpas.core.text import plain

from .matching import identity_name
from .names import PARTICLES, case_of

_WORD = re.compile(r"[^\W\d_]+")


class Named(Protocol):
    """Somebody with a name in two parts."""

    @property
    def last_name(self) -> str: ...
    @property
    def first_name(self) -> str: ...


def richer(new: str, old: str) -> str:
    """`new` where it says more than `old` and nothing less; otherwise `old`. Both are spellings of one name."""
    told, known = _told(new), _told(old)
    return new if told != known and all(mine >= theirs for mine, theirs in zip(told, known, strict=True)) else old


def kept_names(row: Named, known: Named, *, guessed: bool, same_person: bool) -> tuple[str, str]:
    """(last name, first name) that somebody known has after a list that matched them.

    `guessed`: the list had both names in one column. `same_person`: somebody said that both are one person, so that
    further given names say nothing new.
    """
    if (row.last_name, row.first_name) == (known.last_name, known.first_name):
        return known.last_name, known.first_name
    if _key(row.last_name, row.first_name) == _key(known.last_name, known.first_name):
        return _same_name(row, known, guessed=guessed)
    more_given_names = same_person or "," in row.first_name
    if guessed and more_given_names and _holds(_key(row.last_name, row.first_name), known):
        return known.last_name, known.first_name
    same_last = _key(row.last_name) == _key(known.last_name)
    last_name = richer(row.last_name, known.last_name) if same_last else row.last_name
    if _key(row.first_name) == _key(known.first_name):
        return last_name, richer(row.first_name, known.first_name)
    ours, theirs = set(_key(known.first_name).split()), set(_key(row.first_name).split())
    nested = ours <= theirs or theirs <= ours
    return last_name, known.first_name if nested and more_given_names else row.first_name


def _same_name(row: Named, known: Named, *, guessed: bool) -> tuple[str, str]:
    if _key(row.last_name) == _key(known.last_name):
        return richer(row.last_name, known.last_name), richer(row.first_name, known.first_name)
    if guessed:
        return known.last_name, known.first_name
    # Two columns know where the last name ends; its accents may still be those that are known.
    mine, theirs = row.last_name.split(), f"{known.last_name} {known.first_name}".split()
    end, all_mine = len(mine), [*mine, *row.first_name.split()]
    if [_key(each) for each in all_mine] != [_key(each) for each in theirs]:
        return row.last_name, row.first_name
    words = [richer(new, old) for new, old in zip(all_mine, theirs, strict=True)]
    return " ".join(words[:end]), " ".join(words[end:])


def _key(*names: str) -> str:
    return identity_name(*names)


def _holds(key: str, known: Named) -> bool:
    return set(_key(known.last_name, known.first_name).split()) <= set(key.split())


def _told(name: str) -> tuple[int, int, int]:
    """How much a spelling tells: accents and special letters; hyphens and apostrophes; capitals."""
    accents = sum(each.isalpha() and plain(each) != each.lower() for each in name)
    marks = sum(each in "-'’" for each in name)
    return accents, marks, sum(_capitals_told(word) for word in _WORD.findall(name))


def _capitals_told(word: str) -> int:
    """`McDonald` and the particle `de` tell more than `Benali`, `BENALI` and `benali` less."""
    capitals, small = case_of(word)
    if not capitals:
        return 1 if plain(word) in PARTICLES else -1
    if not small:
        return -1 if capitals > 1 else 0
    return 1 if capitals > 1 else 0
