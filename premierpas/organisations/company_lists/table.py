"""From bytes to lines: any usual encoding, separator, order and spelling of the columns."""

import csv
import io
import re
from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from premierpas.core.encodings import text_of
from premierpas.core.text import plain

from . import register
from .checks import NEEDED, check_line
from .rows import CompanyList, LineError, UnreadableList

MAX_BYTES = 50_000_000
_SEPARATORS = (";", ",", "\t", "|")
_NAMES = {
    "siret": ("siret", "numerosiret", "nsiret", "numsiret", "codesiret", "siretetablissement", "siretdusiege"),
    "name": (
        "name", "nom", "raisonsociale", "denomination", "denominationsociale", "entreprise", "structure", "company",
        "societe", "enseigne", "nomcommercial", "nomdelentreprise", "nomentreprise", "nomdelastructure", "organisme",
        "etablissement", "companyname",
    ),
    "kind": ("kind", "type", "typedestructure", "nature"),
    "naf": ("naf", "codenaf", "ape", "codeape"),
    "street": ("street", "adresse", "rue", "numeroetrue", "address"),
    "postal_code": ("postalcode", "codepostal", "cp", "zip", "codepost"),
    "city": ("city", "ville", "commune", "localite"),
    "phone": ("phone", "telephone", "tel", "telephonefixe", "portable", "mobile", "numerodetelephone", "ntel"),
    "email": ("email", "mail", "courriel", "adresseemail", "adressemail", "emailcontact", "mailcontact"),
}  # fmt: skip
_FIELD_OF = {spelling: name for name, spellings in _NAMES.items() for spelling in spellings}
csv.field_size_limit(1_000_000)


def read_company_list(data: bytes, *, needed: Sequence[str] = NEEDED) -> CompanyList:
    """Read a list with the columns that are `needed`; raises UnreadableList when it isn't one."""
    text = decoded(data)
    found = CompanyList()
    seen: dict[str, int] = {}
    for line, cells in _lines(text, needed):
        company, errors = check_line(line, cells, needed)
        if company and company.siret and company.siret in seen:
            words = {"line": seen[company.siret]}
            errors = [LineError(line, "siret", _("Ce SIRET est déjà à la ligne %(line)d.") % words)]
        if company and company.siret:
            seen.setdefault(company.siret, line)
        if errors:
            found.errors += errors
        elif company:
            found.companies.append(company)
    return found


def decoded(data: bytes) -> str:
    """The text of a file, whatever program wrote it; raises UnreadableList."""
    if len(data) > MAX_BYTES:
        raise UnreadableList(_("Ce fichier est trop gros. Coupez-le en plusieurs."))
    text = text_of(data).lstrip("\ufeff")
    if "\0" in text or text.startswith("PK\x03\x04"):
        raise UnreadableList(_("Ce n’est pas un fichier CSV. Dans un tableur, enregistrez la liste au format CSV."))
    if not text.strip():
        raise UnreadableList(_("Ce fichier est vide."))
    return text


def _lines(text: str, needed: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """The lines below the header: their number, and the cells by field."""
    separator, columns = max(
        ((separator, _columns(text, separator)) for separator in _SEPARATORS), key=lambda pair: len(pair[1])
    )
    for name in needed:
        if name not in columns:
            raise UnreadableList(_("Il manque la colonne «\u00a0%(name)s\u00a0».") % {"name": name}, field=name)
    reader, start, header = _reader(text, separator), 1, True
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            message = _("La ligne %(line)d ne se lit pas.") % {"line": start}
            raise UnreadableList(message, line=start) from None
        if any(cell.strip() for cell in cells):
            if not header and not register.is_closed(cells, columns):
                yield start, {name: register.read(name, cells, at) for name, at in columns.items()}
            header = False
        start = reader.line_num + 1


def _columns(text: str, separator: str) -> dict[str, tuple[int, ...]]:
    """Which columns hold which field, by the first line that isn't empty; several in an extract of the register."""
    first: list[str]
    try:
        first = next((cells for cells in _reader(text, separator) if any(cell.strip() for cell in cells)), [])
    except csv.Error:
        return {}
    found: dict[str, tuple[int, ...]] = {}
    parts: dict[str, int] = {}
    for at, cell in enumerate(first):
        words = plain(cell)
        # As it stands, else without an aside: `SIRET (14 chiffres)`.
        keys = (re.sub(r"[^a-z]", "", each) for each in (words, re.sub(r"\([^()]*\)", "", words)))
        name = next((_FIELD_OF[key] for key in keys if key in _FIELD_OF), None)
        if name:
            found.setdefault(name, (at,))
        parts.setdefault(re.sub(r"[^a-z]", "", words), at)
    return register.columns(parts) | found


def _reader(text: str, separator: str):  # type: ignore[no-untyped-def]  # the csv module's own class has no public name
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator, skipinitialspace=True)
