"""Lines of several fields each: those there are, and some empty ones. A line that is emptied goes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from premierpas.core.text import whole_number
from premierpas.ui.forms import Form
from premierpas.ui.forms.base import MESSAGES

from ..actions.programme import Line

HOURS = ["%H:%M", "%H:%M:%S", "%Hh%M"]


def hour_field(label: object, **more: Any) -> forms.TimeField:
    """An hour of the day, as people write it."""
    return forms.TimeField(
        label=label, input_formats=HOURS, **more,
        error_messages={"invalid": _("Cette heure n’existe pas. Exemple : 09:30")},
    )  # fmt: skip


class RowsForm(Form):
    """A form with lines below its own fields. `ROW`: what a line holds; `NEEDS`: what it can't be without."""

    ROW: ClassVar[Mapping[str, Callable[[], forms.Field]]] = {}
    NEEDS: ClassVar[tuple[str, ...]] = ()
    BLANK: ClassVar[int] = 3
    MOST: ClassVar[int] = 40

    def __init__(
        self, data: Any = None, *, rows: Sequence[Mapping[str, Any]] = (), blank: int | None = None, **kwargs: Any
    ) -> None:
        """`rows`: what stands there, each with its `pk`; `blank`: how many empty lines come after."""
        super().__init__(data, **kwargs)
        self.own = list(self.fields)
        first = next(iter(self.ROW))
        sent = next((n for n in range(self.MOST) if f"{first}_{n}" not in self.data), self.MOST) if data else 0
        self.count = min(self.MOST, max(len(rows) + (self.BLANK if blank is None else blank), sent))
        for number in range(self.count):
            given = rows[number] if number < len(rows) else {}
            for name, make in self.ROW.items():
                field = make()
                field.required, field.asked = False, True  # type: ignore[attr-defined]
                field.initial = given.get(name)
                self.add_field(f"{name}_{number}", field)
            hidden = forms.CharField(required=False, widget=forms.HiddenInput, initial=given.get("pk"))
            self.add_field(f"row_{number}", hidden)

    def clean(self) -> dict[str, Any]:
        """A line that says something says all that it needs."""
        cleaned = super().clean() or self.cleaned_data
        for number in range(self.count):
            if not any(cleaned.get(f"{name}_{number}") for name in self.ROW):
                continue
            for name in self.NEEDS:
                at = f"{name}_{number}"
                if at not in self.errors and cleaned.get(at) in (None, ""):
                    self.add_error(at, str(MESSAGES["required"]))
        return cleaned

    def used(self) -> Iterator[tuple[int, Line]]:
        """The lines that say something, with their number on the page."""
        for number in range(self.count):
            values = {name: self.cleaned_data.get(f"{name}_{number}") for name in self.ROW}
            if any(values.values()):
                empty = {name: "" if value is None else value for name, value in values.items()}
                yield number, Line(empty, whole_number(self.cleaned_data.get(f"row_{number}") or ""))

    @property
    def own_fields(self) -> list[Any]:
        """The fields above the lines."""
        return [self[name] for name in self.own]

    @property
    def lines(self) -> list[list[Any]]:
        """The fields of each line, its hidden one last."""
        return [[self[f"{name}_{n}"] for name in (*self.ROW, "row")] for n in range(self.count)]
