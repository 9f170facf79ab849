"""What every form over a text shares: parts with guidance, and what says which page typed them."""

import uuid
from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.ui.forms import Form

from ..keeping import Typed
from ..models import Text

MOST_SIGNS = 2000


class Written(Form):
    """Texts with the version they were read in, and the page and count of its saves (see `keeping.saving`)."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    page = forms.UUIDField(widget=forms.HiddenInput, required=False)
    turn = forms.IntegerField(widget=forms.HiddenInput, min_value=0, max_value=2**31 - 1, required=False)

    @classmethod
    def of(cls, text: Text | None, begins: Mapping[str, str] | None = None) -> "Written":
        """A fresh page over a stored text; none yet begins as `begins` says."""
        parts = text.parts() if text else begins or {}
        return cls(initial={**parts, "version": text.version if text else 0, "page": uuid.uuid4(), "turn": 0})

    @classmethod
    def labels(cls, text: Any) -> dict[str, str]:
        """What each part of such a text is called, in the order of the page."""
        return {part: str(cls.base_fields[part].label) for part in text.PARTS}

    @classmethod
    def labelled(cls, parts: Mapping[str, str]) -> list[tuple[str, str]]:
        """The parts that hold words, each with its label."""
        return [(str(cls.base_fields[part].label), words) for part, words in parts.items() if words]

    def typed(self, model: type[Text]) -> Typed:
        """What a valid form was sent with."""
        data = self.cleaned_data
        parts = {part: data[part] for part in model.PARTS}
        return Typed(parts, data["version"], data.get("page"), data.get("turn") or 0)


class LinesField(forms.CharField):
    """A text of at most `most_lines` lines with something on them; 0 sets no limit."""

    def __init__(self, *, most_lines: int = 0, **kwargs: Any) -> None:
        """A text field's arguments, and the number of lines."""
        super().__init__(**kwargs)
        self.most_lines = most_lines

    def validate(self, value: str) -> None:
        """Raises ValidationError for too many lines."""
        super().validate(value)
        count = sum(bool(line.strip()) for line in value.splitlines())
        if 0 < self.most_lines < count:
            raise forms.ValidationError(
                _("C’est trop long : %(most)d lignes au plus, il y en a %(count)d.")
                % {"most": self.most_lines, "count": count}
            )


def text_field(label: Any, hint: Any, rows: int, most: int = MOST_SIGNS, lines: int = 0) -> forms.CharField:
    """A text of several lines that may stay empty, of at most `most` signs (and `lines` lines, where that isn't 0).

    More is told while typing, never cut by the browser.
    """
    field = LinesField(
        label=label, help_text=hint, required=False, max_length=most, widget=forms.Textarea(attrs={"rows": rows}),
        most_lines=lines,
    )  # fmt: skip
    if lines:
        field.widget.attrs |= {"data-lines": lines, "data-lines-word": gettext_lazy("lignes")}
    del field.widget.attrs["maxlength"]
    field.widget.attrs["data-most"] = most
    field.asked = True  # type: ignore[attr-defined]  # a text is begun anywhere: no part says that it may wait
    return field
