"""One line of a list of companies: each cell read or refused with what to do."""

import re
from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.translation import gettext as _

from premierpas.core.geography import communes_of_postal_code, naf_code, naf_label
from premierpas.core.phones import clean_phone
from premierpas.core.text import figures, one_line, packed, plain
from premierpas.organisations.enums import CompanyKind
from premierpas.organisations.errors import BadSiret
from premierpas.organisations.siret import clean_siret

from .rows import LineError, ListedCompany

_KINDS = {plain(spelling): kind.value for kind in CompanyKind for spelling in (kind.value, str(kind.label))}
_LONGEST = {"name": 150, "street": 200}


def check_line(line: int, cells: dict[str, str]) -> tuple[ListedCompany | None, list[LineError]]:
    """The company of a line, and every error in it; no company when the SIRET can't be read."""
    errors: list[LineError] = []
    fields: dict[str, object] = {}
    typed = {name: one_line(cell) for name, cell in cells.items()}
    for name, read in _READERS.items():
        if not typed.get(name) and name not in ("siret", "name"):
            continue
        try:
            fields[name] = read(typed.get(name, ""))
        except ValueError as problem:
            errors.append(LineError(line, name, str(problem)))
    if "postal_code" in fields:
        fields |= _place(str(fields["postal_code"]), typed.get("city", ""))
    siret = str(fields.pop("siret", ""))
    return (ListedCompany(line, siret, fields) if siret else None), errors


def _siret(text: str) -> str:
    text = figures(text)
    if not text:
        raise ValueError(_("Le SIRET manque."))
    if re.search(r"\d[eE]\+?\d", text):
        raise ValueError(
            _("Le tableur a abrégé ce SIRET. Mettez la colonne au format texte, puis exportez de nouveau.")
        )
    try:
        return clean_siret(re.sub(r"[^0-9A-Za-z]", "", re.sub(r"[.,]0+$", "", text)))
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


def _postal_code(text: str) -> str:
    code = packed(text)
    if re.fullmatch(r"[0-9]{4}", code):
        code = f"0{code}"  # a spreadsheet took it for a number
    if not communes_of_postal_code(code):
        raise ValueError(_("Aucune commune n’a ce code postal. Il compte cinq chiffres."))
    return code


def _phone(text: str) -> str:
    try:
        return clean_phone(text)
    except ValueError:
        raise ValueError(_("Ce numéro n’existe pas. Écrivez-le ainsi\u00a0: 06 12 34 56 78.")) from None


def _email(text: str) -> str:
    try:
        validate_email(text)
    except ValidationError:
        raise ValueError(
            _("Cette adresse e-mail n’est pas complète. Écrivez-la ainsi\u00a0: nom@exemple.fr.")
        ) from None
    if len(text) > 254:
        raise ValueError(_("Cette adresse e-mail est trop longue."))
    return text.lower()


def _place(code: str, city: str) -> dict[str, object]:
    """The commune: the one named, else the biggest with this postal code."""
    shared = communes_of_postal_code(code)
    place = next((each for each in shared if plain(each.name) == plain(city)), shared[0])
    return {"city": place.name, "insee": place.insee, "latitude": place.latitude, "longitude": place.longitude}


_READERS: dict[str, Callable[[str], str]] = {
    "siret": _siret,
    "name": _text("name"),
    "kind": _kind,
    "naf": _naf,
    "street": _text("street"),
    "postal_code": _postal_code,
    "phone": _phone,
    "email": _email,
}
