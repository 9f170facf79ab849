"""What every form over a text shares: parts with guidance, and what says which page typed them."""

import uuid
from typing import Any

from django import forms

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
    def of(cls, text: Text | None) -> "Written":
        """A fresh page over a stored text (or none yet)."""
        parts = text.parts() if text else {}
        return cls(initial={**parts, "version": text.version if text else 0, "page": uuid.uuid4(), "turn": 0})

    def typed(self, model: type[Text]) -> Typed:
        """What a valid form was sent with."""
        data = self.cleaned_data
        parts = {part: data[part] for part in model.PARTS}
        return Typed(parts, data["version"], data.get("page"), data.get("turn") or 0)


def text_field(label: Any, hint: Any, rows: int, most: int = MOST_SIGNS) -> forms.CharField:
    """A text of several lines that may stay empty, of at most `most` signs: more is told, never cut by the browser."""
    field = forms.CharField(
        label=label, help_text=hint, required=False, max_length=most, widget=forms.Textarea(attrs={"rows": rows})
    )
    del field.widget.attrs["maxlength"]
    field.widget.attrs["data-most"] = most
    field.asked = True  # type: ignore[attr-defined]  # a text is begun anywhere: no part says that it may wait
    return field
