"""The one way in which lists are searched: words in any order, unaccented, begun or mistyped; numbers and addresses.

    PUPILS = Searched(names=("sort_name",), numbers=("phone",), beside=(Beside("pk", guardians, "pupil", CONTACTS),))
    found = look(rows, PUPILS, "Traoré Adam")     # a Looked: the rows, and what was read instead of a mistyped word

Each word has to be somewhere in a row: in one of its columns, or in rows beside it. The rows that are handed over are
all that is looked at, repairs included: a search narrows what somebody may see and never shows that there is more.
"""

import re
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeVar

from django.db import connections
from django.db.models import F, Func, Model, Q, QuerySet, TextField, Value
from rapidfuzz import process
from rapidfuzz.distance import OSA

from .plain_column import Plain
from .sound import sound_of
from .text import figures, plain

M = TypeVar("M", bound=Model)
MOST_WORDS = 8
_ADDRESS = re.compile(r"\S*@\S+|\S+@")
_NUMBER = re.compile(r"\+?\(?\b\d(?:[\s./()-]*\d){5,}\b")
_POSTAL = re.compile(r"\b(\d\d) (\d{3})\b")
_WORD = re.compile(r"[^\W_]+")
_CLASS = re.compile(r"(\d)(?:eme|ieme|nde|de|e)?(\w?)")
# Several ways to write one word; a row may have any of them.
_WAYS = (("saint", "st"), ("sainte", "ste"), ("college", "clg", "col"), ("lycee", "lyc"), ("3e", "3eme", "troisieme"),
         ("4e", "4eme", "quatrieme"), ("2de", "2nde", "seconde"), ("5e", "5eme"), ("association", "asso"))  # fmt: skip
_heard = lru_cache(maxsize=20_000)(sound_of)
_SAME = {word: ways for ways in _WAYS for word in ways}


@dataclass(frozen=True)
class Beside:
    """Rows of another table that belong to a row: `path` is in their `column`."""

    path: str
    rows: Callable[[], QuerySet[Any]]
    column: str
    searched: "Searched"


@dataclass(frozen=True)
class Searched:
    """Where a list is searched: columns of words, of numbers (as digits), of e-mail addresses; and rows beside.

    `names` hold words too, and are kept unaccented already (`sort_name`).
    """

    words: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    beside: tuple[Beside, ...] = ()


@dataclass(frozen=True)
class Term:
    """One thing that was typed: a word, the digits of a number, or an address."""

    word: str = ""
    digits: str = ""
    address: str = ""


@dataclass(frozen=True)
class Looked:
    """What a search found. `meant`: what was looked for instead, where a word was mistyped."""

    rows: QuerySet[Any]
    meant: str = ""


def look(rows: QuerySet[M], searched: Searched, text: str) -> Looked:
    """The rows that have all the words; where there is none, each unknown word is repaired by what the rows hold."""
    terms = terms_of(text)
    if not terms:
        return Looked(rows)
    found = having(rows, searched, text)
    words = [term.word for term in terms if term.word]
    if not words or found.exists():
        return Looked(found)
    repaired = [_repaired(rows, searched, term) for term in terms]
    if repaired == terms:
        return Looked(found)
    again = _with_all(rows, searched, repaired)
    meant = " ".join(term.word or term.digits or term.address for term in repaired)
    return Looked(again, meant) if again.exists() else Looked(found)


def having(rows: QuerySet[M], searched: Searched, text: str) -> QuerySet[M]:
    """The rows that have all the words as they were typed; nothing is repaired."""
    return _with_all(rows, searched, terms_of(text))


def terms_of(text: str) -> list[Term]:
    """What a text asks for. The figures of a number are one term, however they are grouped: `06 12 34 56 78`."""
    rest = figures(text)
    terms = [Term(address=plain(each)) for each in _ADDRESS.findall(rest)]
    rest = _ADDRESS.sub(" ", rest)
    terms += [Term(digits=national(each)) for each in _NUMBER.findall(rest)]
    rest = _POSTAL.sub(r"\1\2", _NUMBER.sub(" ", rest))
    terms += [Term(word=word) for word in _WORD.findall(plain(rest))]
    return list(dict.fromkeys(terms))[:MOST_WORDS]


def national(number: str) -> str:
    """The figures of a number without what leads abroad: `+33 6 12…`, `0033 6 12…` and `06 12…` are one."""
    digits = re.sub(r"\D", "", number)
    abroad = number.lstrip(" (").startswith("+") or digits.startswith("00")
    digits = digits.removeprefix("00") if digits.startswith("00") else digits
    return digits.removeprefix("33").removeprefix("0") if abroad else digits.removeprefix("0")


def nearest(word: str, known: Collection[str], *, likely: Collection[str] = ()) -> str | None:
    """The known word that a mistyped one most likely is: one that sounds like it, or nearly.

    Of two as near, one that is `likely` is meant, then the one that is written more alike.
    """
    if len(word) < 4:
        return None
    written = process.extract(word, known, scorer=OSA.distance, score_cutoff=2 if len(word) < 6 else 3, limit=20)
    written += process.extract(word, likely, scorer=OSA.distance, score_cutoff=3, limit=20)
    heard, allowed = _heard(word), 1 if len(word) < 10 else 2
    ranked = []
    for other, apart, _at in written:
        differs = min(apart, OSA.distance(heard, _heard(other)))
        if differs <= min(allowed, 1 if other[0] != word[0] else allowed):
            ranked.append((differs, other not in likely, apart, other))
    return min(ranked)[-1] if ranked else None


def sound_alike(word: str, other: str) -> bool:
    """Whether two spellings are read alike: `coifeuse` and `coiffeuse`."""
    return _heard(word) == _heard(other)


def _with_all(rows: QuerySet[M], searched: Searched, terms: Iterable[Term]) -> QuerySet[M]:
    for term in terms:
        rows = rows.filter(_holds(searched, term))
    return rows


def _holds(searched: Searched, term: Term) -> Q:
    """Whether a row has this term somewhere."""
    here = Q(pk__in=[])
    if term.address:
        for path in searched.addresses:
            here |= Q(**{f"{path}__plain__contains": term.address})
    elif term.digits:
        for path in searched.numbers:
            here |= Q(**{f"{path}__contains": term.digits})
    else:
        begins = f"\\m({'|'.join(ways_of(term.word))})"
        for path in searched.names:
            here |= Q(**{f"{path}__regex": begins})
        for path in searched.words:  # a letter alone is a class's, or a small word; of a name it is the initial
            here |= Q(**{f"{path}__plain__regex": begins if len(term.word) > 1 else begins + "\\M"})
    for beside in searched.beside:
        rows = beside.rows().filter(_holds(beside.searched, term))
        here |= Q(**{f"{beside.path}__in": rows.values(beside.column)})
    return here


def ways_of(word: str) -> list[str]:
    """The ways in which rows may write a word, as patterns: `3eb` is also `3e b`."""
    ways = [word, *_SAME.get(word, ())]
    together = _CLASS.fullmatch(word)
    if together and together[2]:
        ways.append(f"{together[1]}(e|eme|de|nde)? ?{together[2]}")
    return list(dict.fromkeys(ways))


def _repaired(rows: QuerySet[Any], searched: Searched, term: Term) -> Term:
    if not term.word or rows.filter(_holds(searched, term)).exists():
        return term
    return Term(word=nearest(term.word, _words_like(rows, searched, term.word)) or term.word)


def _words_like(rows: QuerySet[Any], searched: Searched, word: str) -> set[str]:
    """The words in these rows, and in those beside them, that are like one; found by the trigrams they share."""
    found: set[str] = set()
    for path in (*searched.names, *searched.words):
        parts = Func(
            Func(F(path), function=Plain.function), Value("[^[:alnum:]]+"), function="regexp_split_to_table",
            output_field=TextField(),
        )  # fmt: skip
        found |= _like(rows.order_by().annotate(part=parts).values("part").distinct(), word)
    for beside in searched.beside:
        mine = beside.rows().filter(**{f"{beside.column}__in": rows.order_by().values(beside.path)})
        found |= _words_like(mine, beside.searched, word)
    return found


def _like(parts: QuerySet[Any], word: str) -> set[str]:
    sql, parameters = parts.query.sql_with_params()
    with connections[parts.db].cursor() as cursor:
        cursor.execute(f"SELECT part FROM ({sql}) AS seen WHERE part OPERATOR(public.%%) %s", [*parameters, word])
        return {part for (part,) in cursor.fetchall()}
