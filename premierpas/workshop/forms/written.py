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
MOST_STORED = 50_000  # of one part: more isn't a text that a pupil writes


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

    @property
    def advice(self) -> list[str]:
        """Each part that is too long, by its label, with what is too much."""
        said = [(each.label, getattr(each, "advice", "")) for each in self]
        return [f"{label} : {advice}" for label, advice in said if advice]

    def typed(self, model: type[Text]) -> Typed:
        """What a valid form was sent with."""
        data = self.cleaned_data
        parts = {part: data[part] for part in model.PARTS}
        return Typed(parts, data["version"], data.get("page"), data.get("turn") or 0)


class LinesField(forms.CharField):
    """A text with room for `most` signs, and for `most_lines` lines with something on them; 0 sets no limit.

    Both are advice: what is more is taken, and the part says by how much, until the text leaves as a file or a letter.
    """

    def __init__(self, *, most: int, most_lines: int = 0, **kwargs: Any) -> None:
        """A text field's arguments, and how much there is room for."""
        super().__init__(**kwargs)
        self.most = most
        self.most_lines = most_lines

    def advice(self, value: str) -> str:
        """What is too much of this text; empty when it has room."""
        lines = sum(bool(line.strip()) for line in value.splitlines())
        if 0 < self.most_lines < lines:
            said = _("C’est trop long : il y a de la place pour %(most)d lignes, il y en a %(count)d.")
            words = {"most": self.most_lines, "count": lines}
        elif len(value.strip()) > self.most:
            said = _("C’est trop long : il y a de la place pour %(most)d signes, il y en a %(count)d.")
            words = {"most": self.most, "count": len(value.strip())}
        else:
            return ""
        return " ".join([said % words, _("Ton texte est gardé en entier ; raccourcis avant de l’envoyer.")])


def text_field(label: Any, hint: Any, rows: int, most: int = MOST_SIGNS, lines: int = 0) -> forms.CharField:
    """A text of several lines that may stay empty, with room for `most` signs (and `lines` lines, where it isn't 0).

    More is told while typing and after saving, never cut and never refused.
    """
    field = LinesField(
        label=label, help_text=hint, required=False, max_length=MOST_STORED, most=most, most_lines=lines,
        widget=forms.Textarea(attrs={"rows": rows}),
    )  # fmt: skip
    if lines:
        field.widget.attrs |= {"data-lines": lines, "data-lines-word": gettext_lazy("lignes")}
    field.widget.attrs["data-most"] = most
    field.asked = True  # type: ignore[attr-defined]  # a text is begun anywhere: no part says that it may wait
    return field
