"""Columns about guardians: `Tél. portable resp. 1`, `E-mail de la mère`, `Responsable 2 - Nom`."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from premierpas.core.text import plain
from premierpas.people.enums import Relation

from .guardians import RawGuardian

_WHO = re.compile(
    r"\b(?:(?P<mother>meres?|maman)|(?P<father>peres?|papa)"
    r"|resp[a-z]*|representante?s?|parents?|tuteurs?|tutrices?|familles?|rl|contact|urgence)(?P<number>\d?)\b"
)
_NOISE = re.compile(r"\b(?:de|du|des|d|l|le|la|les|legal|legaux|legale|leg|et|n|no|adulte|[12])\b")


class Kind(StrEnum):
    """What a column tells of a guardian."""

    LAST_NAME = "last_name"
    FIRST_NAME = "first_name"
    FULL_NAME = "full_name"
    PHONE = "phone"
    EMAIL = "email"
    RELATION = "relation"


_KINDS = (
    (Kind.EMAIL, re.compile(r"\b(?:e ?)?mails?\b|\bmel\b|\bcourriels?\b")),
    (Kind.PHONE, re.compile(r"\btel[a-z]*\b|\bportables?\b|\bmobiles?\b|\bgsm\b|\bsms\b|\bfixe\b|\bnumero\b")),
    (Kind.RELATION, re.compile(r"\blien\b|\bparente\b|\bqualite\b|\brelation\b")),
    (Kind.FULL_NAME, re.compile(r"\bnoms?\b.*\bprenoms?\b|\bprenoms?\b.*\bnoms?\b|\bidentite\b")),
    (Kind.FIRST_NAME, re.compile(r"\bprenoms?\b")),
    (Kind.LAST_NAME, re.compile(r"\bnoms?\b")),
)


@dataclass(frozen=True)
class GuardianColumn:
    """Of whom a column tells (`slot`: columns of one slot are one person), and what."""

    slot: str
    kind: Kind
    relation: str = Relation.PARENT


def read_guardian_column(key: str) -> GuardianColumn | None:
    """What a title, already plain and in single words, says about guardians; None where it is about something else."""
    who = _WHO.search(key)
    if who is None:
        return None
    relation = Relation.MOTHER if who["mother"] else Relation.FATHER if who["father"] else Relation.PARENT
    number = who["number"] or next(iter(re.findall(r"\b([1-9])\b", key)), "")
    slot = str(relation.value) if relation != Relation.PARENT else number or "1"
    rest = _WHO.sub(" ", key)
    kind = next((kind for kind, sign in _KINDS if sign.search(rest)), None)
    if kind is None and not _NOISE.sub(" ", rest).strip():
        kind = Kind.FULL_NAME
    return GuardianColumn(slot, kind, relation) if kind else None


@dataclass
class _Slot:
    relation: str
    cells: dict[Kind, list[str]] = field(default_factory=dict)

    def first(self, kind: Kind) -> str:
        return next(iter(self.cells.get(kind, [])), "")


def raw_guardians(columns: Mapping[int, GuardianColumn], cell: Callable[[int], str]) -> tuple[RawGuardian, ...]:
    """The guardians of one line, in the order of their columns."""
    slots: dict[str, _Slot] = {}
    for number, column in columns.items():
        if text := cell(number).strip():
            slots.setdefault(column.slot, _Slot(column.relation)).cells.setdefault(column.kind, []).append(text)
    return tuple(
        RawGuardian(
            last_name=slot.first(Kind.LAST_NAME),
            first_name=slot.first(Kind.FIRST_NAME),
            full_name=slot.first(Kind.FULL_NAME),
            relation=relation_of(slot.first(Kind.RELATION)) or slot.relation,
            phones=tuple(slot.cells.get(Kind.PHONE, [])),
            emails=tuple(slot.cells.get(Kind.EMAIL, [])),
        )
        for slot in slots.values()
    )


def relation_of(text: str) -> str:
    """What a word (`Mère`, `PÈRE`, `Tuteur`) says about the relation; empty for none."""
    word = plain(text).strip()
    known = {"mere": Relation.MOTHER, "pere": Relation.FATHER, "tut": Relation.OTHER, "autre": Relation.OTHER}
    return next((str(relation.value) for start, relation in known.items() if word.startswith(start)), "")
