"""Contacts of guardians as a list has them: read with care, never a reason to refuse a pupil."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from premierpas.core.emails import BadEmail, clean_email
from premierpas.core.phones import clean_phone, takes_texts
from premierpas.core.text import one_line
from premierpas.people.enums import Relation

from .names import clean_name
from .splitting import split_full_name

MOST = 2
_MAX_NAME = 150
_TITLE = re.compile(r"^(?:mr?|mme|mlle|monsieur|madame)\b\.?\s+(?!et\b)", re.IGNORECASE)


@dataclass(frozen=True)
class RawGuardian:
    """The cells about one guardian, as they were written."""

    last_name: str = ""
    first_name: str = ""
    full_name: str = ""
    relation: str = Relation.PARENT
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()


@dataclass(frozen=True)
class ListedGuardian:
    """One guardian of a list; `unread`: what stood there for a number or an address and is none."""

    name: str
    relation: str
    phone: str = ""
    email: str = ""
    unread: tuple[str, ...] = ()


def read_guardians(raw: Iterable[RawGuardian]) -> tuple[ListedGuardian, ...]:
    """The first two guardians of whom anything is known."""
    found = [_read(each) for each in raw]
    return tuple([each for each in found if each.name or each.phone or each.email][:MOST])


def _read(raw: RawGuardian) -> ListedGuardian:
    last_name, first_name = raw.last_name, raw.first_name
    if not (last_name and first_name):
        last_name, first_name = split_full_name(_TITLE.sub("", raw.full_name or last_name or first_name))
    phones = {each: _phone(each) for each in map(one_line, raw.phones) if each}
    emails = {each: _email(each) for each in map(one_line, raw.emails) if each}
    # A number that takes text messages reaches a family sooner.
    numbers = sorted(filter(None, phones.values()), key=lambda number: not takes_texts(number))
    return ListedGuardian(
        name=f"{clean_name(first_name)} {clean_name(last_name)}".strip()[:_MAX_NAME],
        relation=str(raw.relation),
        phone=next(iter(numbers), ""),
        email=next(filter(None, emails.values()), ""),
        unread=tuple(each[:60] for each, read in {**phones, **emails}.items() if not read),
    )


def _phone(text: str) -> str:
    try:
        return clean_phone(text[:40])
    except ValueError:
        return ""


def _email(text: str) -> str:
    try:
        return clean_email(text.lower())
    except BadEmail:
        return ""
