"""Five statements, four degrees each."""

from typing import Any

from django import forms

from premierpas.ui.forms import ChoiceCards, Form

from ..five_questions import FIELDS, MARKS, WORDINGS


class QuestionsForm(Form):
    """The statements of one version."""

    def __init__(self, *args: Any, version: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in FIELDS:
            field = forms.TypedChoiceField(
                label=WORDINGS[version][name], choices=MARKS, coerce=int, widget=ChoiceCards(short=True)
            )
            self.add_field(name, field)
