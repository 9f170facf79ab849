"""Which line of a list is which pupil of the school."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from premierpas.people.class_lists import ListedPupil
from premierpas.people.class_lists.matching import Person, Reason, identity, near_matches

from .known import Known


class Decision(StrEnum):
    """What somebody said about a near match."""

    SAME = "same"
    OTHER = "other"


@dataclass(frozen=True)
class Asked:
    """Somebody who looks like a line of the list, why, and what was said about it so far."""

    known: Known
    reason: Reason
    decision: Decision | None = None


@dataclass
class Matched:
    """By place in the list: who is surely whom (`by_spelling`: one that was confirmed before), who is asked about."""

    sure: dict[int, Known] = field(default_factory=dict)
    by_spelling: set[int] = field(default_factory=set)
    asked: dict[int, Asked] = field(default_factory=dict)


@dataclass(frozen=True)
class _Numbered:
    number: int
    last_name: str
    first_name: str
    birth_date: date


def match_rows(rows: Mapping[int, ListedPupil], known: list[Known], decisions: Mapping[int, Decision]) -> Matched:
    """Match by the school's own number, then by names and birth date; each pupil is matched once."""
    matched, used = Matched(), set[int]()
    by_id = {each.external_id: each for each in known if each.external_id}
    by_identity = {identity(each): each for each in known}
    by_spelling = {spelling: each for each in known for spelling in each.spellings}
    ways: list[Callable[[ListedPupil], Known | None]] = [
        lambda row: by_id.get(row.external_id),
        lambda row: by_identity.get(identity(row)),
        lambda row: by_spelling.get(spelling_of(row)),
    ]
    for way in ways:
        for number, row in rows.items():
            found = way(row) if number not in matched.sure else None
            if found and found.pupil_id not in used:
                matched.sure[number] = found
                used.add(found.pupil_id)
                if identity(row) != identity(found) and spelling_of(row) in found.spellings:
                    matched.by_spelling.add(number)
    rest = [
        _Numbered(number, row.last_name, row.first_name, row.birth_date)
        for number, row in rows.items()
        if number not in matched.sure
    ]
    present = [each for each in known if each.pupil_id not in used and each.left_on is None]
    for near in near_matches(rest, present):
        decision = decisions.get(near.listed.number)
        if near.known.pupil_id in used:
            continue
        matched.asked[near.listed.number] = Asked(near.known, near.reason, decision)
        if decision == Decision.OTHER:
            continue
        used.add(near.known.pupil_id)
        if decision == Decision.SAME:
            matched.sure[near.listed.number] = near.known
    return matched


def spelling_of(person: Person) -> str:
    """Name and birth date in one text, as confirmed spellings are kept."""
    name, born = identity(person)
    return f"{name}|{born.isoformat()}"
