"""One line of a list of companies: each cell read or refused with what to do."""

import re
from collections.abc import Callable, Sequence
from functools import partial

from django.utils.translation import gettext as _

from premierpas.core.emails import clean_email
from premierpas.core.geography import department_of_postal_code, naf_code, naf_label
from premierpas.core.phones import clean_phone
from premierpas.core.postal_codes import read_postal_code
from premierpas.core.text import figures, one_line, packed, plain
from premierpas.organisations.enums import CompanyKind
from premierpas.organisations.errors import BadSiret
from premierpas.organisations.siret import clean_siret

from .rows import LineError, ListedCompany

_KINDS = {plain(spelling): kind.value for kind in CompanyKind for spelling in (kind.value, str(kind.label))}
_LONGEST = {"name": 150, "street": 200}


NEEDED = ("siret", "name")


def check_line(
    line: int, cells: dict[str, str], needed: Sequence[str] = NEEDED
) -> tuple[ListedCompany | None, list[LineError]]:
    """The company of a line, and every error in it; no company when a SIRET that is needed can't be read."""
    errors: list[LineError] = []
    fields: dict[str, object] = {}
    typed = {name: one_line(cell) for name, cell in cells.items()}

    def take(name: str, read: Callable[[], object]) -> None:
        if not typed.get(name) and name not in needed:
            return
        try:
            found = read()
        except ValueError as problem:
            errors.append(LineError(line, name, str(problem)))
        else:
            fields.update(found if isinstance(found, dict) else {name: found})

    for name, reader in _READERS.items():
        take(name, partial(reader, typed.get(name, "")))
    take("postal_code", lambda: _place(typed["postal_code"], typed.get("city", "")))
    department = department_of_postal_code(str(fields.get("postal_code", "")))
    take("phone", lambda: clean_phone(typed["phone"], department=department))
    take("email", lambda: clean_email(typed["email"]).lower())
    siret = str(fields.pop("siret", ""))
    return (ListedCompany(line, siret, fields) if siret or "siret" not in needed else None), errors


def _siret(text: str) -> str:
    text = figures(text)
    if not text:
        raise ValueError(_("Le SIRET manque."))
    try:
        return clean_siret(text)
    except BadSiret as error:
        raise ValueError(str(error.message)) from None


def _text(name: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if not text:
            raise ValueError(_("Le nom manque."))
        if len(text) > _LONGEST[name]:
            raise ValueError(_("Ce texte est trop long\u00a0: %(most)d signes au plus.") % {"most": _LONGEST[name]})
        return text

    return read


def _kind(text: str) -> str:
    kind = _KINDS.get(plain(text))
    if kind is None:
        words = {"known": ", ".join(CompanyKind.values)}
        raise ValueError(_("Ce type de structure n’existe pas. Possibles\u00a0: %(known)s.") % words)
    return kind


def _naf(text: str) -> str:
    code = naf_code(text)
    if not naf_label(code):
        raise ValueError(_("Ce code NAF n’existe pas. Écrivez-le ainsi\u00a0: 62.01Z."))
    return code


def _place(text: str, city: str) -> dict[str, object]:
    """The code and its commune: the one named beside it, else the biggest that it may be."""
    code = packed(text)
    if re.fullmatch(r"[0-9]{4}", code):
        text = f"0{code}"  # a spreadsheet took it for a number
    read = read_postal_code(f"{text} {city}".strip())
    place = read.communes[0]
    where = {"city": place.name, "insee": place.insee, "latitude": place.latitude, "longitude": place.longitude}
    return {"postal_code": read.code, **where}


_READERS: dict[str, Callable[[str], str]] = {
    "siret": _siret,
    "name": _text("name"),
    "kind": _kind,
    "naf": _naf,
    "street": _text("street"),
}
