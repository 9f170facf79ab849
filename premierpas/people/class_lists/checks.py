"""From the cells of one line to a pupil, or to everything that is wrong with the line."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from premierpas.core.days import why_not
from premierpas.core.legal.timetable import age_on
from premierpas.core.text import one_line

from .classes import ClassName, read_class_name
from .dates import read_date
from .guardians import RawGuardian, read_guardians
from .matching import identity
from .names import MAX_NAME, clean_name
from .rows import LineError, ListedPupil

# A pupil of these years is 12 to 17; whoever skipped or repeated years stays inside.
YOUNGEST, OLDEST = 10, 20


# What a program writes where it has no such letter.
_LOST_LETTER = re.compile(r"\w\?|\?\w")


def _belongs_to_no_name(sign: str) -> bool:
    """Whether this is a sign of formulas, addresses and money, or what is left of a letter (`£ukasz`)."""
    return sign in "@\ufffd" or (unicodedata.category(sign) in ("Sc", "Sm", "Co", "Cn"))


@dataclass(frozen=True)
class RawRow:
    """The cells of one line, as they were written."""

    line: int
    last_name: str = ""
    first_name: str = ""
    birth_date: str = ""
    class_name: str = ""
    external_id: str = ""
    left_on: str = ""
    names_guessed: bool = False
    guardians: tuple[RawGuardian, ...] = ()
    number: str = ""


@dataclass(frozen=True)
class _Wrong:
    """What is wrong with one cell: in full, and what such errors have in common."""

    message: str
    cause: str = ""
    written: str = ""


def check_rows(raw_rows: Iterable[RawRow], *, today: date) -> tuple[list[ListedPupil], list[LineError]]:
    """The pupils without any error, and all errors, in the order of the lines."""
    pupils: list[ListedPupil] = []
    errors: list[LineError] = []
    seen: dict[tuple[str, date], ListedPupil] = {}
    for raw in raw_rows:
        pupil, wrong = _check_row(raw, today)
        if pupil is None:
            errors += wrong
            continue
        first = seen.get(identity(pupil))
        if first and not (first.external_id and pupil.external_id and first.external_id != pupil.external_id):
            message = _("Cet élève est déjà à la ligne %(line)d. Gardez une seule ligne.") % {"line": first.line}
            cause = _("Des élèves sont deux fois dans la liste. Gardez une seule ligne.")
            errors.append(LineError(raw.line, "last_name", message, pupil.full_name, cause))
            continue
        seen.setdefault(identity(pupil), pupil)
        pupils.append(pupil)
    return pupils, errors


def _check_row(raw: RawRow, today: date) -> tuple[ListedPupil | None, list[LineError]]:
    last_name, first_name = clean_name(raw.last_name), clean_name(raw.first_name)
    written_class = one_line(raw.class_name)
    found = read_class_name(written_class)
    birth_date = read_date(raw.birth_date, today=today)
    left_on = read_date(raw.left_on, today=today) if raw.left_on.strip() else None
    faults = {
        "last_name": _name_fault(last_name, _("Le nom manque.")),
        "first_name": _name_fault(first_name, _("Le prénom manque.")),
        "birth_date": _birth_date_fault(raw.birth_date, birth_date, found, today),
        "class": None if found.key or left_on else _Wrong(_("La classe manque.")),
    }
    who = _who(raw, last_name, first_name)
    wrong = [
        LineError(raw.line, field, fault.message, who, fault.cause or fault.message, fault.written)
        for field, fault in faults.items()
        if fault
    ]
    if wrong or birth_date is None:
        return None, wrong
    pupil = ListedPupil(
        line=raw.line,
        last_name=last_name,
        first_name=first_name,
        birth_date=birth_date,
        class_name=found.name,
        class_key=found.key,
        level=found.level,
        external_id=one_line(raw.external_id)[:40],
        left_on=left_on,
        is_other_level=found.is_other_level,
        names_guessed=raw.names_guessed,
        guardians=read_guardians(raw.guardians),
    )
    return pupil, []


def _who(raw: RawRow, last_name: str, first_name: str) -> str:
    """Whom an error is about; by the school's number where no name can be read."""
    name = f"{first_name} {last_name}".strip()[:MAX_NAME]
    if any(map(str.isalnum, name)):
        return name
    number = one_line(raw.external_id or raw.number)[:40]
    return _("élève n°\u00a0%(number)s") % {"number": number} if number else ""


def _name_fault(name: str, missing: str) -> _Wrong | None:
    if not any(each.isprintable() and not each.isspace() for each in name):
        return _Wrong(missing)
    if len(name) > MAX_NAME:
        return _Wrong(_("Ce nom est trop long\u00a0: %(limit)d signes au plus.") % {"limit": MAX_NAME})
    if any(map(_belongs_to_no_name, name)) or _LOST_LETTER.search(name):
        message = _("« %(name)s » contient un signe illisible. Corrigez ce nom dans la liste.") % {"name": name}
        return _Wrong(message, _("Un nom contient un signe illisible. Corrigez-le dans la liste."))
    return None


def _birth_date_fault(written: str, birth_date: date | None, found: ClassName, today: date) -> _Wrong | None:
    shown = one_line(written)[:40]
    if not shown:
        return _Wrong(_("La date de naissance manque."))
    if birth_date is None:
        message = _("La date « %(date)s » n’existe pas. %(why)s") % {"date": shown, "why": why_not(shown)}
        return _Wrong(message, _("La date de naissance n’existe pas. Écrivez-la ainsi\u00a0: 04/08/2012."), shown)
    age = age_on(birth_date, today)
    if found.is_other_level and 0 < age < 30:
        return None
    if birth_date > today:
        message = _("Le %(date)s est dans l’avenir. Vérifiez l’année.") % {"date": shown}
        return _Wrong(message, _("L’âge ne va pas. Vérifiez l’année de naissance."), shown)
    if not YOUNGEST <= age <= OLDEST:
        words = {"date": shown, "age": age}
        message = _("Né le %(date)s, cet élève aurait %(age)d ans. Vérifiez l’année.") % words
        return _Wrong(message, _("L’âge ne va pas. Vérifiez l’année de naissance."), shown)
    return None
