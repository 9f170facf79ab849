"""Telephone numbers: any French spelling is read, one is kept (E.164, an extension behind an `x`)."""

import re
from typing import Any

import phonenumbers
from django import forms
from django.utils.translation import gettext as _

from .geography import department_of_postal_code
from .phone_regions import NotANumber, parsed, said_in_france
from .text import figures, is_digits, one_line

_EXTENSION = re.compile(
    r"[\s,;(]*(?:poste|post|extension|ext|interne|int|p|x|#)[\s.:°n]*(\d{1,7})\s*\)?\s*$", re.IGNORECASE
)
_WORD = r"[^\W\d_]{3,}(?:[\s.'’-]+[^\W\d_]{2,}){0,3}"
# `Standard 01 …`, `06 … (maman)`: whose number it is. Two letters and fewer are slips within the number.
_WHOSE = re.compile(rf"^\s*{_WORD}[\s.:\-–]+(?=[+(0-9])")
_WHOSE_BEHIND = re.compile(rf"\s*(?:\([^()\d]{{2,}}\)|\s[-–:]?\s*{_WORD})\s*$")
_TWO = re.compile(r"\d{2}\W*(?:ou|et|/|;|,|puis)\W*(?=\+|0[1-9])", re.IGNORECASE)
_SIGNS_BETWEEN = str.maketrans("_|\\·•", "     ")
_BEFORE = re.compile(
    r"^\s*(?:t[ée]l(?:[ée]phone)?|t|mobile|portable|port|fixe|bureau|num[ée]ro|n°)[\s.:]*(?=[+(0-9])", re.IGNORECASE
)
LONGEST = 20


def clean_phone(text: str, *, department: str = "") -> str:
    """`06 12 34 56 78` → `+33612345678`, an extension behind it; raises NotANumber, with the reason.

    `department`: where the number is, for the Pacific, whose numbers of six figures say nothing by themselves.
    """
    written = _BEFORE.sub("", figures(one_line(text)).translate(_SIGNS_BETWEEN).strip())
    written = _WHOSE.sub("", written)
    extension = _EXTENSION.search(written)
    if not extension:
        written = _WHOSE_BEHIND.sub("", written)
    digits = sum(map(is_digits, written))
    if digits >= 18 and _TWO.search(written):
        words = {"count": digits}
        raise NotANumber(_("Il y a %(count)d chiffres\u00a0: un seul numéro à la fois.") % words + " " + _example())
    if digits and not re.sub(r"\D", "", written).strip("0"):
        raise NotANumber(_("Ce numéro n’a que des zéros.") + " " + _example())
    if extension and sum(is_digits(letter) for letter in written[: extension.start()]) < 6:
        extension = None
    number = parsed(written[: extension.start()] if extension else written, department)
    kept = _e164(number) + (f"x{extension[1]}" if extension else "")
    if len(kept) > LONGEST:
        raise NotANumber(_("Le numéro de poste est trop long."))
    return kept


def _example() -> str:
    return _("Exemple\u00a0: 06 12 34 56 78.")


def _e164(number: phonenumbers.PhoneNumber) -> str:
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def doubt_about(number: str) -> str:
    """What to ask about a kept number that could be right and that no operator has been given; empty otherwise."""
    try:
        known = phonenumbers.is_valid_number(phonenumbers.parse(number, "FR"))
    except phonenumbers.NumberParseException:
        return ""
    if known:
        return ""
    words = {"number": said_phone(number)}
    return _("Le numéro %(number)s n’est attribué à personne, d’après les opérateurs. Est-ce le bon ?") % words


def subscriber_figures(number: str) -> str:
    """The last nine figures of a number, in whatever spelling and without its extension: to compare two of them."""
    return re.sub(r"\D", "", _EXTENSION.sub("", number))[-9:]


def said_phone(number: str) -> str:
    """A kept number as people write it: `06 12 34 56 78`, `01 47 24 11 22 poste 12`."""
    try:
        parsed_number = phonenumbers.parse(number, "FR")
    except phonenumbers.NumberParseException:
        return number
    extension, parsed_number.extension = parsed_number.extension, None
    said = said_in_france(parsed_number)
    return f"{said} poste {extension}" if extension else said


def takes_texts(number: str) -> bool:
    """Whether a text message can reach a kept number: a fixed line takes none."""
    try:
        read = phonenumbers.parse(number, "FR")
    except phonenumbers.NumberParseException:
        return False
    if read.extension:
        return False
    kind = phonenumbers.number_type(read)
    return kind in (phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE)


def masked(number: str) -> str:
    """A kept number as its owner recognises it and nobody else can call it: `06 •• •• •• 42`."""
    said = said_phone(number)
    seen, digits = [], sum(is_digits(letter) for letter in said)
    position = 0
    for letter in said:
        position += is_digits(letter)
        hidden = is_digits(letter) and 2 < position <= digits - 2
        seen.append("•" if hidden else letter)
    return "".join(seen)


class PhoneField(forms.CharField):
    """A telephone number, kept as E.164. `department`: where it probably is; `doubt`: what to ask of a read one."""

    department = ""
    doubt = ""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 60)
        kwargs.setdefault("widget", forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}))
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        """In our digits, before it is judged too long."""
        return str(super().to_python(figures(value) if isinstance(value, str) else value))

    def clean(self, value: Any) -> str:
        """Read any usual spelling; say what is missing."""
        typed = super().clean(value)
        if not typed:
            return ""
        try:
            kept = clean_phone(typed, department=self.department)
        except NotANumber as fault:
            raise forms.ValidationError(str(fault)) from None
        self.doubt = doubt_about(kept)
        return kept

    def prepare_value(self, value: Any) -> Any:
        """Show a kept number as people write it."""
        return said_phone(value) if isinstance(value, str) and value.startswith("+") else value


def place_numbers(form: forms.BaseForm, postal_code: str) -> None:
    """Read the numbers of a form as people at this postal code write them; an empty code changes nothing."""
    for field in form.fields.values():
        if isinstance(field, PhoneField) and postal_code:
            field.department = department_of_postal_code(postal_code)
