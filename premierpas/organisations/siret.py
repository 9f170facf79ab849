"""SIRET numbers, checked as INSEE does; La Poste's own sum is its documented exception (python-stdnum knows it)."""

import re

from django.utils.translation import gettext as _
from stdnum.exceptions import ValidationError
from stdnum.fr import siren as stdnum_siren
from stdnum.fr import siret as stdnum_siret

from premierpas.core.text import figures, is_digits, one_line

from .errors import BadSiret

LENGTH, SIREN_LENGTH = 14, 9
_WORDS = re.compile(
    r"^\W*(?:n\W*(?:um[ée]ro\W*)?)?(?:(?:de|du)\W+)?(?:siret|siren)?\W*(?:n\W*[o°]?)?\W*", re.IGNORECASE
)
# Words before and behind, each of letters alone: `Siège : … (Nanterre)`. What holds figures is read as they are.
_AROUND = re.compile(r"^(?:[^\W\d_]{2,}[\W_]+)+(?=\d)|[\W_]+(?:[^\W\d_]{2,}[\W_]*)+$")
_ASSOCIATION = re.compile(r"\bW\s*(?:\d\W*){9}$", re.IGNORECASE)
_SHORTENED = re.compile(r"\d(?:[.,]\d+)?E\+?\d+", re.IGNORECASE)
_DECIMALS = re.compile(r"(?<=\d{14})[.,]0+$")
_ALL = re.compile(r"(?<!\d)(?:\d[\s.,\-_/]*){13}\d(?!\d)")
_NIC = re.compile(r"\s*\bNIC\b\W*|(?<=\d)NIC(?=\d)", re.IGNORECASE)
_VAT = re.compile(r"\bFR\W*[0-9A-Z]{2}\W*((?:\d\W*){9})", re.IGNORECASE)
_LOOKS_LIKE = str.maketrans({"O": "0", "o": "0", "I": "1", "l": "1"})


def clean_siret(text: str) -> str:
    """The fourteen digits of a SIRET, whatever stands before and between them; raises BadSiret, with the reason."""
    typed = _DECIMALS.sub("", _AROUND.sub("", _WORDS.sub("", figures(one_line(text)))))
    digits = re.sub(r"[^0-9A-Za-z]", "", typed)
    if not _is_right(digits):
        among = {re.sub(r"\D", "", each) for each in _ALL.findall(_NIC.sub(" ", figures(text)))}
        if len(among) == 1 and _is_right(only := among.pop()):
            return only
        raise BadSiret(_why_not(text, digits))
    return digits


def _is_right(digits: str) -> bool:
    try:
        return len(digits) == LENGTH and bool(digits[:SIREN_LENGTH].strip("0")) and bool(stdnum_siret.validate(digits))
    except ValidationError:
        return False


def _why_not(text: str, digits: str) -> str:
    words = {"count": len(digits)}
    if _VAT.search(text):
        return _("C’est un numéro de TVA. Le SIRET a quatorze chiffres, sans lettre.")
    if _ASSOCIATION.search(figures(text)):
        return _("C’est le numéro d’une association. Le SIRET a quatorze chiffres, sans lettre.")
    if _SHORTENED.fullmatch(figures(text)):
        return _("Le tableur a abrégé ce SIRET. Mettez la colonne au format texte, puis exportez de nouveau.")
    repaired = digits.translate(_LOOKS_LIKE)
    if not is_digits(digits):
        if _is_right(repaired):
            return _("Un SIRET n’a que des chiffres. Est-ce %(siret)s ?") % {"siret": spaced(repaired)}
        return _("Un SIRET n’a que des chiffres, quatorze. Il est sur vos factures.")
    if not digits.strip("0"):
        return _("Ce SIRET n’a que des zéros. Le vôtre est sur vos factures.")
    if len(digits) == SIREN_LENGTH and stdnum_siren.is_valid(digits):
        return _("C’est le numéro SIREN. Le SIRET a cinq chiffres de plus, ceux de l’établissement.")
    if len(digits) == 2 * LENGTH:
        return _("Il y a deux SIRET\u00a0: un seul à la fois.")
    if len(digits) != LENGTH:
        return _("Un SIRET a quatorze chiffres, celui-ci en a %(count)d. Il est sur vos factures.") % words
    return _("Ce SIRET n’existe pas : un chiffre est faux, ou deux sont inversés. Il est sur vos factures.")


def spaced(siret: str) -> str:
    """`552 100 554 00013`, as it is printed."""
    return f"{siret[:3]} {siret[3:6]} {siret[6:9]} {siret[9:]}"
