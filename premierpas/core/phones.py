"""Telephone numbers: any French spelling is read, one is kept (E.164)."""

from typing import Any

import phonenumbers
from django import forms
from django.utils.translation import gettext_lazy as _

from .text import figures, is_digits


def clean_phone(text: str) -> str:
    """`06 12 34 56 78` → `+33612345678`; raises ValueError for what isn't a number."""
    try:
        number = phonenumbers.parse(figures(text), "FR")
    except phonenumbers.NumberParseException as error:
        raise ValueError(str(error)) from None
    if not phonenumbers.is_valid_number(number):
        raise ValueError("not a valid number")
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def said_phone(number: str) -> str:
    """A kept number as people write it: `06 12 34 56 78`."""
    try:
        parsed = phonenumbers.parse(number, "FR")
    except phonenumbers.NumberParseException:
        return number
    national = parsed.country_code == 33
    style = phonenumbers.PhoneNumberFormat.NATIONAL if national else phonenumbers.PhoneNumberFormat.INTERNATIONAL
    return str(phonenumbers.format_number(parsed, style))


def takes_texts(number: str) -> bool:
    """Whether a text message can reach a kept number: a fixed line takes none."""
    try:
        kind = phonenumbers.number_type(phonenumbers.parse(number, "FR"))
    except phonenumbers.NumberParseException:
        return False
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
    """A telephone number, kept as E.164."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 30)
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
            return clean_phone(typed)
        except ValueError:
            raise forms.ValidationError(_("Ce numéro n’existe pas. Écrivez-le ainsi : 06 12 34 56 78.")) from None

    def prepare_value(self, value: Any) -> Any:
        """Show a kept number as people write it."""
        return said_phone(value) if isinstance(value, str) and value.startswith("+") else value
