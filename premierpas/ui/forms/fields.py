"""Days and e-mail addresses as people write them; what can't be read is said with its real cause."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.core.validators import EmailValidator

from premierpas.core.days import NotADay, read_day
from premierpas.core.emails import BadEmail, clean_email, doubt_about
from premierpas.core.phones import NotANumber, clean_phone, said_phone
from premierpas.core.requests import SiteRequest

from .widgets import DateInput


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
