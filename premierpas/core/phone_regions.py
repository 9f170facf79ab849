"""Which part of France a telephone number belongs to: read as people there write it, said as they read it."""

import re

import phonenumbers
from django.utils.translation import gettext as _
from phonenumbers import PhoneNumber, ValidationResult

from .text import ascii_digits, is_digits

# The first four figures as written in France → who gives the number out. The mainland's own list calls some of them
# valid, so they are looked at first. Guadeloupe shares its code with Saint-Martin and Saint-Barthélemy.
_OVERSEAS = {
    "0262": "RE", "0263": "RE", "0692": "RE", "0693": "RE", "0269": "YT", "0639": "YT",
    "0590": "GP", "0690": "GP", "0691": "GP", "0594": "GF", "0694": "GF",
    "0596": "MQ", "0696": "MQ", "0697": "MQ", "0508": "PM",
}  # fmt: skip
_NEW_MOBILES = {"07090": "GP", "07091": "MQ", "07092": "RE", "07093": "GF"}
_SHORT_REGION = "PM"  # its numbers have six figures behind its code, 0508 counts as that code
_REGION_OF_DEPARTMENT = {
    "971": "GP", "972": "MQ", "973": "GF", "974": "RE", "975": "PM", "976": "YT", "977": "BL", "978": "MF",
    "986": "WF", "987": "PF", "988": "NC",
}  # fmt: skip
FRANCE = 33
_THE_REST = ("NC", "PF", "WF", "PM")
_NATIONAL = re.compile(r"(?:(?:\+|00)33\s*(?:\(0\))?)?\s*0?([1-9][0-9]{8})")
_LETTER = re.compile(r"[^\W\d_]")


class NotANumber(ValueError):
    """What was typed can't be a telephone number; the message says why, in the reader's language."""


def parsed(text: str, department: str = "") -> PhoneNumber:
    """The number that is meant: by the prefixes overseas, then as in the department, in France, in the Pacific.

    It may be one that nobody has been given yet; raises NotANumber for what can't be one.
    """
    if _LETTER.search(text):  # the library would take them for keys of a telephone
        raise NotANumber(_why_not(text, None))
    own = _overseas(text)
    if own is not None:
        return own
    regions = [_REGION_OF_DEPARTMENT[department]] if department in _REGION_OF_DEPARTMENT else []
    found = [_read(text, region) for region in (*regions, "FR")]
    valid = next((number for number in found if number and phonenumbers.is_valid_number(number)), None)
    if valid is None:
        rest = {str(n): n for n in (_read(text, region) for region in _THE_REST) if n and _is_valid_there(n)}
        valid = next(iter(rest.values())) if len(rest) == 1 else None
    possible = valid or next((n for n in found if n and _is_possible(n)), None)
    if possible is None:
        raise NotANumber(_why_not(text, found[-1]))
    return possible


def _is_possible(number: PhoneNumber) -> bool:
    """Whether it has as many figures as a number has; in France none is left with a zero before it."""
    zero = number.italian_leading_zero and number.country_code == FRANCE
    return bool(phonenumbers.is_possible_number(number)) and not zero


def _is_valid_there(number: PhoneNumber) -> bool:
    return bool(phonenumbers.is_valid_number(number))


def _overseas(text: str) -> PhoneNumber | None:
    """A number written as in France (`0692…`, also `+33 692…`) that an overseas department has given out."""
    national = _NATIONAL.fullmatch(re.sub(r"[\s.\-/]", "", text))
    if not national:
        return None
    figures = f"0{national[1]}"
    region = _OVERSEAS.get(figures[:4]) or _NEW_MOBILES.get(figures[:5])
    if region is None:
        return None
    return _read(figures[4:] if region == _SHORT_REGION else figures, region)


def _read(text: str, region: str) -> PhoneNumber | None:
    try:
        return phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None


def said_in_france(number: PhoneNumber) -> str:
    """A number as its owner writes it: ten figures in pairs, six or eight behind their code in the Pacific."""
    if number.country_code in (FRANCE, 262, 590, 594, 596):
        return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL))
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)).replace(".", " ")


def _why_not(text: str, read: PhoneNumber | None) -> str:
    figures = sum(map(is_digits, ascii_digits(text)))
    example = _("Exemple\u00a0: 06 12 34 56 78.")
    if not figures:
        return _("Il faut un numéro, en chiffres.") + " " + example
    if "@" in text:
        return _("C’est une adresse e-mail. Ici il faut un numéro de téléphone.") + " " + example
    if _LETTER.search(text):
        return _("Des lettres se sont glissées dans ce numéro.") + " " + example
    abroad = text.lstrip().startswith(("+", "00"))
    if read is None and abroad:
        return _("Aucun pays n’a ce début de numéro, après le +.")
    if abroad and read is not None and read.country_code != FRANCE:
        short = phonenumbers.is_possible_number_with_reason(read) == ValidationResult.TOO_SHORT
        return _("Il manque des chiffres à ce numéro.") if short else _("Ce numéro a trop de chiffres.")
    if abroad:
        return _("Après +33, il faut neuf chiffres. Exemple\u00a0: +33 6 12 34 56 78.")
    words = {"count": figures}
    if figures < 10:
        return _("Un numéro a dix chiffres, celui-ci en a %(count)d.") % words + " " + example
    if figures >= 20:
        return _("Il y a %(count)d chiffres\u00a0: un seul numéro à la fois.") % words + " " + example
    if figures == 10:
        return _("En France, aucun numéro ne commence par %(start)s.") % {"start": _start(text)} + " " + example
    return _("Un numéro a dix chiffres, celui-ci en a %(count)d\u00a0: il y en a en trop.") % words


def _start(text: str) -> str:
    return re.sub(r"\D", "", ascii_digits(text))[:2]
