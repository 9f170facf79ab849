"""Inviting somebody of an association; the day of a paper."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from premierpas.core import clock
from premierpas.core.once import new_key
from premierpas.ui.forms import DateField, EmailField, Form


class InviteForm(Form):
    """Who, and of which association."""

    once = forms.UUIDField(widget=forms.HiddenInput)
    name = forms.CharField(label=_("Prénom et nom"), max_length=150)
    email = EmailField(label=_("E-mail"), help_text=_("L’invitation y arrive : l’adresse du travail, si possible."))
    association = forms.CharField(label=_("Association"), max_length=150)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"once": new_key()})


class PaperForm(Form):
    """A guardian has signed on paper."""

    on = DateField(label=_("Signé le"))

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, initial={"on": clock.today()}, **kwargs)


class ProposeForm(Form):
    """Which pupil."""

    enrolment = forms.IntegerField(widget=forms.HiddenInput)
