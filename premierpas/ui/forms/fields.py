"""Days and e-mail addresses as people write them; what can't be read is said with its real cause."""

import re
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.core.validators import EmailValidator
from django.utils.translation import gettext as _

from premierpas.core.days import NotADay, read_day
from premierpas.core.emails import BadEmail, clean_email, doubt_about
from premierpas.core.phones import NotANumber, clean_phone, said_phone
from premierpas.core.requests import SiteRequest
from premierpas.core.text import one_line

from .widgets import DateInput

_LEADS_OUT = re.compile(
    r"://|/|@|\bwww\.|[a-z0-9-]{2,}\.(?:com|fr|net|org|io|ru|xyz|info|me|eu|top|cn|biz|online|site|shop|link|click)\b",
    re.IGNORECASE,
)


class DateField(forms.DateField):
    """A day: the browser sends it in figures, people and programs write it in any usual way."""

    widget = DateInput

    def to_python(self, value: Any) -> date | None:
        """Read what was written; say which part of it can't be."""
        if value in self.empty_values or not isinstance(value, str):
            return super().to_python(value)
        if not value.strip():
            return None
        try:
            return read_day(value)
        except NotADay as fault:
            raise forms.ValidationError(str(fault), code="invalid") from None


class EmailField(forms.EmailField):
    """An address of e-mail. `doubt`: what to ask of one that was taken."""

    doubt = ""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.validators = [each for each in self.validators if not isinstance(each, EmailValidator)]

    def clean(self, value: Any) -> str:
        """Forgive what stands around it; refuse with the repair that is probably meant."""
        typed = super().clean(value)
        if not typed:
            return ""
        try:
            address = clean_email(typed)
        except BadEmail as fault:
            raise forms.ValidationError(str(fault), code="invalid") from None
        self.doubt = doubt_about(address)
        return address


class NameField(forms.CharField):
    """The name of somebody whom nobody knows yet. It stands in messages to an address that anybody may type, so that
    it carries no link and no address: our letters would be a stranger's advertising."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 150)
        kwargs.setdefault("widget", forms.TextInput(attrs={"autocomplete": "name"}))
        super().__init__(**kwargs)

    def clean(self, value: Any) -> str:
        """On one line, and only a name."""
        typed = one_line(super().clean(value) or "")
        if _LEADS_OUT.search(typed):
            raise forms.ValidationError(_("Écrivez seulement un nom, sans adresse ni lien."), code="invalid")
        return typed


class ReachField(forms.CharField):
    """A number or an address of e-mail, whichever was typed; kept as E.164 or as an address."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 254)
        kwargs.setdefault("widget", forms.TextInput(attrs={"autocomplete": "off"}))
        super().__init__(**kwargs)

    def clean(self, value: Any) -> str:
        """Say the real cause when it is neither."""
        typed = str(super().clean(value)).strip()
        try:
            return (clean_email if "@" in typed else clean_phone)(typed) if typed else ""
        except (BadEmail, NotANumber) as fault:
            raise forms.ValidationError(str(fault), code="invalid") from None

    def prepare_value(self, value: Any) -> Any:
        """Show a kept number as people write it."""
        return said_reach(value) if isinstance(value, str) else value


def said_reach(kept: str) -> str:
    """A kept number or address as people write it."""
    return said_phone(kept) if kept.startswith("+") else kept


def say_doubts(request: SiteRequest, *kept: forms.BaseForm) -> None:
    """Ask about values that were taken and may be slips: once they are kept, on the page that comes next."""
    for form in kept:
        for field in form.fields.values():
            if doubt := getattr(field, "doubt", ""):
                messages.warning(request, doubt)
