"""Widgets that the design system adds to Django's: cards to choose from, weeks, dates, a code, a file."""

import re
from collections.abc import Container, Mapping
from typing import Any

from django import forms


class _Hinted:
    """Choices with a line under each, and some that can't be taken."""

    hints: Mapping[Any, Any]
    closed: Container[Any]

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Django's option with `hint`, disabled when the value is closed."""
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)  # type: ignore[misc]
        key = getattr(value, "value", value)
        option["hint"] = self.hints.get(key, self.hints.get(str(key), ""))
        if key in self.closed or str(key) in self.closed:
            option["attrs"]["disabled"] = True
        return option


class ChoiceCards(_Hinted, forms.RadioSelect):
    """One of several, as cards. `hints` and `closed` are keyed by the value of the choice; `short`: two words each."""

    template_name = "ui/forms/choice_cards.html"

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

    template_name = "ui/forms/choice_cards.html"

    def __init__(self, attrs: Any = None, choices: Any = (), *, hints: Any = None, closed: Any = ()) -> None:
        """Take hints by value and the values that can't be chosen."""
        super().__init__(attrs, choices)
        self.hints = hints or {}
        self.closed = closed


class WeekCards(CheckboxCards):
    """Weeks of the school calendar. Choices are grouped by month: `[("Janvier 2027", [(monday, "11 – 15"), …]), …]`.

    `hints` say who is free that week, `marks` the week's short name (`S2`); closed weeks are shown as holidays.
    """

    template_name = "ui/forms/week_cards.html"

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


class DateInput(forms.DateInput):
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


class TimeInput(forms.TimeInput):
    """An hour of the day."""

    input_type = "time"

    def __init__(self, attrs: Any = None) -> None:
        """Always ISO, which is what the browser reads."""
        super().__init__({"class": "input--xs", **(attrs or {})}, format="%H:%M")


class NumberInput(forms.NumberInput):
    """A small count, with the digits' keyboard."""

    def __init__(self, attrs: Any = None) -> None:
        """Narrow: the width says how much is expected."""
        super().__init__({"class": "input--s", "inputmode": "numeric", **(attrs or {})})


class CodeInput(forms.TextInput):
    """A code received by e-mail or SMS."""

    template_name = "ui/forms/code.html"

    def __init__(self, attrs: Any = None, *, length: int = 6) -> None:
        """`length` is the number of signs of the code."""
        first = {"inputmode": "numeric", "autocomplete": "one-time-code", "maxlength": length, "spellcheck": "false"}
        super().__init__({**first, **(attrs or {})})


class Upload(forms.ClearableFileInput):
    """A file to send; what was sent before can be seen."""
