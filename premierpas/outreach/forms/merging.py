"""Which of two files is right, asked only where they differ."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from premierpas.core.once import new_key
from premierpas.ui.forms import ChoiceCards, Form

from ..actions.merging import GONE, KEPT, QUESTIONS
from ..models import CompanyFile

LABELS = {"name": _("Le nom"), "siret": _("Le SIRET"), "activity": _("L’activité"), "address": _("L’adresse")}
_UNSEEN = ("insee", "latitude", "longitude")


class MergeForm(Form):
    """One question for each conflict; the answer is what the file will say."""

    once = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, kept: CompanyFile, gone: CompanyFile, asked: list[str]) -> None:
        super().__init__(data, initial={"once": new_key()})
        for name in asked:
            choices = [(KEPT, said(kept, name)), (GONE, said(gone, name))]
            self.add_field(name, forms.ChoiceField(label=LABELS[name], choices=choices, widget=ChoiceCards()))

    @property
    def answers(self) -> dict[str, str]:
        """By question, whose word counts."""
        return {name: self.cleaned_data[name] for name in QUESTIONS if name in self.cleaned_data}


def said(file: CompanyFile, question: str) -> str:
    """What a file says to one question."""
    values = [getattr(file, field) for field in QUESTIONS[question] if field not in _UNSEEN]
    return " ".join(str(value) for value in values if value)
