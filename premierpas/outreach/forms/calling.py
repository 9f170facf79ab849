"""A call noted with one tap: the button is the result."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from premierpas.core.once import new_key
from premierpas.ui.forms import ChoiceCards, Form

from ..enums import Result

SAID = 4000


class CallForm(Form):
    """How the call ended, and a word if there is one."""

    # Of several lines: Enter ends none of them with a result that nobody has tapped.
    said = forms.CharField(
        label=_("Un mot"),
        required=False,
        max_length=SAID,
        widget=forms.Textarea(attrs={"rows": 1, "class": "input--2"}),
    )
    result = forms.ChoiceField(
        label=_("Qu’a donné l’appel ?"), choices=Result.choices,
        error_messages={"required": _("Dites comment l’appel s’est terminé.")},
    )  # fmt: skip
    contact = forms.IntegerField(required=False, min_value=1, max_value=2**62, widget=forms.HiddenInput)
    once = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, contact: int | None = None) -> None:
        super().__init__(data, initial={"contact": contact, "once": new_key()})


class CorrectCallForm(Form):
    """The same, mended."""

    result = forms.ChoiceField(label=_("Qu’a donné l’appel ?"), choices=Result.choices, widget=ChoiceCards(short=True))
    said = forms.CharField(label=_("Un mot"), required=False, max_length=SAID, widget=forms.Textarea(attrs={"rows": 2}))
