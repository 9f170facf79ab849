"""Choosing a reader, and a reader's remarks beside the paragraphs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from premierpas.organisations.models import Membership
from premierpas.ui.forms import ChoiceCards, Form

from ..models import Reader, ReviewRequest

MOST_SIGNS = 1000


class ReaderForm(Form):
    """Who reads: a teacher of the class, or a volunteer who accompanies or helps."""

    reader = forms.ChoiceField(label=_("Qui peut te relire ?"), widget=ChoiceCards)

    def __init__(self, *args: Any, readers: list[Reader], **kwargs: Any) -> None:
        """Those who may; a single one is chosen already."""
        super().__init__(*args, **kwargs)
        self.readers = {_key(each): each for each in readers}
        self.fields["reader"].choices = [(key, _said(each)) for key, each in self.readers.items()]  # type: ignore[attr-defined]
        if len(readers) == 1:
            self.initial.setdefault("reader", _key(readers[0]))

    def clean_reader(self) -> Reader:
        """The person."""
        return self.readers[self.cleaned_data["reader"]]


def _key(reader: Reader) -> str:
    return str(reader.pk) if isinstance(reader, Membership) else f"volunteer:{reader.pk}"


def _said(reader: Reader) -> str:
    return reader.user.name if isinstance(reader, Membership) else f"{reader.name}, {reader.get_role_display()}"


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of a part, counted from 0."""

    part: str
    at: int
    words: str

    @property
    def name(self) -> str:
        """The form field of its remark."""
        return f"on-{self.part}-{self.at}"


def paragraphs_of(parts: Mapping[str, str]) -> Iterator[Paragraph]:
    """The paragraphs of all parts."""
    for part, words in parts.items():
        for at, line in enumerate(line for line in words.splitlines() if line.strip()):
            yield Paragraph(part, at, line)


class RemarksForm(Form):
    """A remark for each paragraph, none of which has to be filled, and a word to end with."""

    closing = forms.CharField(
        label=_("Un mot pour finir"),
        help_text=_("Ce qui marche déjà, puis la première chose à reprendre. L’élève corrige lui-même."),
        required=False,
        max_length=MOST_SIGNS,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, request: ReviewRequest, **kwargs: Any) -> None:
        """A field for each paragraph that was shown."""
        super().__init__(*args, **kwargs)
        self.labels = request.labels
        self.paragraphs = list(paragraphs_of(request.shown))
        for number, each in enumerate(self.paragraphs, start=1):
            field = forms.CharField(
                label=_("Remarque sur le paragraphe %(n)d") % {"n": number},
                required=False,
                max_length=MOST_SIGNS,
                widget=forms.Textarea(attrs={"rows": 2}),
            )
            field.asked = True  # type: ignore[attr-defined]  # said once, above: what doesn't help stays empty
            self.add_field(each.name, field)

    @property
    def rows(self) -> list[tuple[str, list[tuple[str, Any]]]]:
        """Each part's label with its paragraphs, and the field of each one's remark."""
        parts = groupby(self.paragraphs, key=lambda each: each.part)
        return [(self.labels[part], [(each.words, self[each.name]) for each in group]) for part, group in parts]

    @property
    def comments(self) -> dict[tuple[str, int], str]:
        """What a valid form says, by part and paragraph."""
        return {(each.part, each.at): self.cleaned_data[each.name] for each in self.paragraphs}
