"""Asking for the newsletter."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from premierpas.ui.forms import EmailField, Form, NameField


class SubscribeForm(Form):
    """An address, and a name if one likes."""

    email = EmailField(label=_("Votre e-mail"))
    name = NameField(label=_("Votre nom"), required=False)
    territory = forms.ChoiceField(label=_("Près d’où"))

    def __init__(self, data: Any = None, *, territories: list[tuple[str, str]]) -> None:
        super().__init__(data)
        self.fields["territory"].choices = territories  # type: ignore[attr-defined]
        if len(territories) == 1:
            del self.fields["territory"]
