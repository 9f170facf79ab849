"""Widgets that the design system adds to Django's: cards to choose from, weeks, dates, a code, a file."""

import re
from collections.abc import Callable, Container, Mapping
from typing import Any

from django import forms

from premierpas.core.languages import FRENCH, is_english
from premierpas.core.text import figures, packed

from .grouping import CHIPS, WEEKS


class _Hinted:
    """Choices with a line under each, and some that can't be taken."""

    hints: Mapping[Any, Any]
    closed: Container[Any]

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Django's option with `hint`, disabled when the value is closed."""
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)
        key = getattr(value, "value", value)
        option["hint"] = self.hints.get(key, self.hints.get(str(key), ""))
        if key in self.closed or str(key) in self.closed:
            option["attrs"]["disabled"] = True
        return option


class WrittenSelect(forms.Select):
    """A choice among titles that people wrote: French on an English page too, and marked so."""

    def create_option(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """An option with its language, but for the empty one, which is the site's."""
        option = super().create_option(*args, **kwargs)
        if is_english() and str(option["value"]):
            option["attrs"] = {**option["attrs"], "lang": FRENCH}
        return option


class ChoiceChips(forms.RadioSelect):
    """One of a few, each one tap: results, days."""

    template_name = CHIPS


class CheckboxChips(forms.CheckboxSelectMultiple):
    """Several of many, each one tap."""

    template_name = CHIPS


class ChoiceCards(_Hinted, forms.RadioSelect):
    """One of several, as cards. `hints` and `closed` are keyed by the value of the choice; `short`: two words each."""

    def __init__(
        self, attrs: Any = None, choices: Any = (), *, hints: Any = None, closed: Any = (), short: bool = False
    ) -> None:
        """Take hints by value, the values that can't be chosen, and whether several stand in a row on a phone."""
        super().__init__(attrs, choices)
        self.hints = hints or {}
        self.closed = closed
        self.short = short

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """Django's, with what the template asks."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        context["widget"]["short"] = self.short
        return context


class CheckboxCards(_Hinted, forms.CheckboxSelectMultiple):
    """Several of several, as cards."""

    def __init__(self, attrs: Any = None, choices: Any = (), *, hints: Any = None, closed: Any = ()) -> None:
        """Take hints by value and the values that can't be chosen."""
        super().__init__(attrs, choices)
        self.hints = hints or {}
        self.closed = closed


class WeekCards(CheckboxCards):
    """Weeks of the school calendar. Choices are grouped by month: `[("Janvier 2027", [(monday, "11 – 15"), …]), …]`.

    `hints` say who is free that week, `marks` the week's short name (`S2`); closed weeks are shown as holidays.
    """

    template_name = WEEKS

    def __init__(self, *args: Any, marks: Any = None, **kwargs: Any) -> None:
        """Take the short names of weeks by value."""
        super().__init__(*args, **kwargs)
        self.marks = marks or {}

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The option of a card with its `mark`."""
        option = super().create_option(name, value, *args, **kwargs)
        option["mark"] = self.marks.get(value, self.marks.get(str(value), ""))
        return option


_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


class _ReadsFigures:
    """Reads the digits of every keyboard; spaces and marks that nobody sees don't count."""

    read: Callable[[str], str] = staticmethod(packed)

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """What was typed, in our digits."""
        typed = super().value_from_datadict(data, files, name)
        return self.read(typed) if isinstance(typed, str) else typed


class FiguresInput(_ReadsFigures, forms.TextInput):
    """A number that isn't a count: a postal code, a SIRET, a code with letters in it (`inputmode: text`)."""

    def __init__(self, attrs: Any = None, *, keep_spaces: bool = False) -> None:
        """The digits' keyboard, unless `attrs` want another; `keep_spaces` where they part two numbers."""
        super().__init__({"inputmode": "numeric", **(attrs or {})})
        self.read = figures if keep_spaces else packed


class PhoneInput(FiguresInput):
    """A telephone number that is kept as it is written."""

    def __init__(self, attrs: Any = None) -> None:
        """The telephone's keyboard."""
        super().__init__({"inputmode": "tel", **(attrs or {})}, keep_spaces=True)


class DateInput(_ReadsFigures, forms.DateInput):
    """A day, in the browser's own calendar."""

    input_type = "date"

    def __init__(self, attrs: Any = None) -> None:
        """Always ISO, which is what the browser reads."""
        super().__init__({"class": "input--date", **(attrs or {})}, format="%Y-%m-%d")

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        """Django's; what can't be read stays as it was typed, and a browser's calendar would hide it."""
        context: dict[str, Any] = super().get_context(name, value, attrs)
        if value and not _ISO.fullmatch(context["widget"]["value"] or ""):
            context["widget"]["type"] = "text"
        return context


class TimeInput(_ReadsFigures, forms.TimeInput):
    """An hour of the day."""

    input_type = "time"

    def __init__(self, attrs: Any = None) -> None:
        """Always ISO, which is what the browser reads."""
        super().__init__({"class": "input--xs", **(attrs or {})}, format="%H:%M")


class NumberInput(_ReadsFigures, forms.NumberInput):
    """A small count, with the digits' keyboard."""

    def __init__(self, attrs: Any = None) -> None:
        """Narrow: the width says how much is expected."""
        super().__init__({"class": "input--s", "inputmode": "numeric", **(attrs or {})})


class CodeInput(FiguresInput):
    """A code received by e-mail or SMS."""

    template_name = "ui/forms/code.html"

    def __init__(self, attrs: Any = None) -> None:
        """Offered by the browser when the message comes."""
        super().__init__({"autocomplete": "one-time-code", "spellcheck": "false", **(attrs or {})})


class Upload(forms.ClearableFileInput):
    """A file to send; what was sent before can be seen."""
