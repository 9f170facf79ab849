"""What a list would change about a pupil whom the school has: each difference can be refused by itself."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.translation import gettext as _

from premierpas.core.emails import repair
from premierpas.people.class_lists import ListedPupil
from premierpas.people.class_lists.guardians import ListedGuardian
from premierpas.people.class_lists.matching import Reason, identity, identity_name
from premierpas.people.class_lists.spelling import kept_names

from .guardians import NewContact
from .known import Known


class Part(StrEnum):
    """What of a pupil a difference is about."""

    CLASS = "class"
    NAME = "name"
    BIRTH_DATE = "birth"
    NUMBER = "number"
    GUARDIANS = "guardians"
    SPELLING = "spelling"


@dataclass(frozen=True)
class Difference:
    """One thing that would change, in words; `key` names it in a form, empty where it can't be refused alone."""

    part: Part
    words: str
    key: str = ""
    refused: bool = False


@dataclass(frozen=True)
class Identity:
    """Name and birth date that a pupil has after the import."""

    last_name: str
    first_name: str
    birth_date: date


def identity_after(row: ListedPupil, known: Known, *, same: Reason | None, by_spelling: bool) -> Identity:
    """Who a known pupil is once the list is taken: never spelt poorer, and as they were where that was settled."""
    if by_spelling:
        return Identity(known.last_name, known.first_name, known.birth_date)
    last_name, first_name = kept_names(
        row, known, guessed=row.names_guessed, same_person=same == Reason.GIVEN_NAMES
    )  # fmt: skip
    return Identity(last_name, first_name, row.birth_date)


def differences(
    number: int,
    row: ListedPupil,
    known: Known,
    after: Identity,
    contacts: Sequence[NewContact],
    *,
    school_year: int,
    same: Reason | None,
    refused: Collection[str],
) -> tuple[Difference, ...]:
    """Everything that would change about one pupil."""
    found = [*_about_the_year(row, known, school_year), *_about_the_person(known, after)]
    if contacts:
        found.append((Part.GUARDIANS, contacts_words([each.listed for each in contacts], contacts)))
    made = [
        Difference(part, words, key := difference_key(number, part), refused=key in refused) for part, words in found
    ]
    if same:
        made.append(Difference(Part.SPELLING, _recognised(row, known, after)))
    return tuple(made)


def _recognised(row: ListedPupil, known: Known, after: Identity) -> str:
    """That nobody is asked about these two spellings again."""
    if identity_name(row.last_name, row.first_name) == identity_name(known.last_name, known.first_name):
        return _("les deux dates seront reconnues")
    other = row.full_name if identity(row) != identity(after) else known.full_name
    return _("«\u202f%(name)s\u202f» sera reconnu la prochaine fois") % {"name": other}


def difference_key(number: int, part: Part) -> str:
    """How a form names one difference of one line."""
    return f"{number}-{part.value}"


def contacts_words(listed: Sequence[ListedGuardian], contacts: Sequence[NewContact]) -> str:
    """The contacts that come along, and what of them couldn't be read."""
    words = _("contacts à confirmer\u00a0: %(contacts)s") % {"contacts": " ; ".join(each.words for each in contacts)}
    unread = [_unread(each) for guardian in listed for each in guardian.unread]
    return f"{words} ({_('illisible')}\u00a0: {', '.join(unread)})" if unread else words


def _unread(written: str) -> str:
    """What stood there, and the address that was probably meant."""
    meant = repair(written) if "@" in written else ""
    return f"«\u202f{written}\u202f»" + (f", {meant}\u202f?" if meant else "")


def _about_the_year(row: ListedPupil, known: Known, school_year: int) -> Iterator[tuple[Part, str]]:
    if not known.is_present(school_year):
        yield Part.CLASS, _("revient en %(name)s") % {"name": row.class_name}
    elif row.class_key != known.class_key:
        yield Part.CLASS, _("passe de %(old)s en %(new)s") % {"old": known.class_name, "new": row.class_name}
    if row.external_id and row.external_id != known.external_id:
        yield Part.NUMBER, _("identifiant complété") if not known.external_id else _("identifiant corrigé")


def _about_the_person(known: Known, after: Identity) -> Iterator[tuple[Part, str]]:
    if (after.last_name, after.first_name) != (known.last_name, known.first_name):
        words = {"old": known.full_name, "new": f"{after.first_name} {after.last_name}"}
        yield Part.NAME, _("%(old)s devient %(new)s") % words
    if after.birth_date != known.birth_date:
        words = {"old": known.birth_date.strftime("%d/%m/%Y"), "new": after.birth_date.strftime("%d/%m/%Y")}
        yield Part.BIRTH_DATE, _("né le %(old)s devient né le %(new)s") % words
