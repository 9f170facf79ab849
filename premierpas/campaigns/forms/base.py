"""A form that makes something."""

from typing import Any

from django import forms

from premierpas.core.once import new_key
from premierpas.ui.forms import Form


class OnceForm(Form):
    """Sent twice, it makes one thing."""

    once = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, files: Any = None, *, initial: Any = None) -> None:
        super().__init__(data, files, initial={"once": new_key()} | (initial or {}))
