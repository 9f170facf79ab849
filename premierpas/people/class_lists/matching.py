"""Who of a list may be somebody the school already has, under another spelling."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

from rapidfuzz.distance import OSA

from premierpas.core.text import plain, sort_name

# A school of three thousand pupils has eight on one day.
_MOST_ON_ONE_DAY = 200


class Person(Protocol):
    """What is compared."""

    @property
    def last_name(self) -> str: ...
    @property
    def first_name(self) -> str: ...
    @property
    def birth_date(self) -> date: ...


class Reason(StrEnum):
    """Why two lines may mean one person."""

    SWAPPED = "swapped"
    TYPO = "typo"
    BIRTH_DATE = "birth_date"
    GIVEN_NAMES = "given_names"


R = TypeVar("R", bound=Person)
K = TypeVar("K", bound=Person)


@dataclass(frozen=True)
class NearMatch(Generic[R, K]):
    """A person of the list (`listed`), one already known, and what differs."""

    listed: R
    known: K
    reason: Reason


def identity_name(last_name: str, first_name: str = "") -> str:
    """The names as they are compared: accents, capitals, hyphens and apostrophes make no difference."""
    return sort_name(last_name, first_name) or plain(f"{last_name} {first_name}").strip()


def identity(person: Person) -> tuple[str, date]:
    """Two people with the same one are the same person."""
    return identity_name(person.last_name, person.first_name), person.birth_date


def near_matches(listed: Iterable[R], known: Iterable[K]) -> list[NearMatch[R, K]]:
    """For each of `listed`, the nearest of `known`: names swapped, one letter off or fewer given names with the same
    birth date, or the same names with day and month exchanged. Only people who share a bucket are compared."""
    by_words: dict[str, list[K]] = defaultdict(list)
    by_date: dict[date, list[tuple[frozenset[str], K]]] = defaultdict(list)
    by_ends: dict[tuple[date, str], list[tuple[str, K]]] = defaultdict(list)
    for person in known:
        name = identity(person)[0]
        by_words[_words(name)].append(person)
        by_date[person.birth_date].append((frozenset(name.split(" ")), person))
        for end in _ends(name):
            by_ends[person.birth_date, end].append((name, person))
    found = []
    for each in listed:
        name = identity(each)[0]
        same_ends = [pair for end in _ends(name) for pair in by_ends.get((each.birth_date, end), [])]
        match = _nearest(each, name, by_words.get(_words(name), []), same_ends)
        if match := match or _with_other_given_names(each, name, by_date.get(each.birth_date, [])):
            found.append(match)
    return found


def _with_other_given_names(person: R, name: str, born_then: list[tuple[frozenset[str], K]]) -> NearMatch[R, K] | None:
    """`Testard Léa` and `Testard Léa, Rose, Marie`: one name holds all words of the other."""
    words = frozenset(name.split(" "))
    for others, other in born_then[:_MOST_ON_ONE_DAY]:
        if len(words & others) > 1 and (words < others or others < words):
            return NearMatch(person, other, Reason.GIVEN_NAMES)
    return None


def _nearest(person: R, name: str, same_words: list[K], same_ends: list[tuple[str, K]]) -> NearMatch[R, K] | None:
    for other in same_words:
        if other.birth_date == person.birth_date:
            return NearMatch(person, other, Reason.SWAPPED)
    for other_name, other in same_ends:
        if differ_by_one_letter(name, other_name):
            return NearMatch(person, other, Reason.TYPO)
    for other in same_words:
        if _dates_are_exchanged(person.birth_date, other.birth_date):
            return NearMatch(person, other, Reason.BIRTH_DATE)
    return None


def _words(name: str) -> str:
    return " ".join(sorted(name.split(" ")))


def _ends(name: str) -> list[str]:
    """Where a name is kept: one wrong letter leaves its first three or its last three as they were."""
    return [f"{name[:3]}…", f"…{name[-3:]}"] if len(name) > 8 else [f"{name[:3]}…", f"…{name[-3:]}", "…"]


def _dates_are_exchanged(one: date, other: date) -> bool:
    return (one.year, one.month, one.day) == (other.year, other.day, other.month)


def differ_by_one_letter(one: str, other: str) -> bool:
    """One letter added, left out, replaced, or two neighbours exchanged; equal texts don't differ."""
    return OSA.distance(one, other, score_cutoff=1) == 1
