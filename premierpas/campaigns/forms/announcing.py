"""A word in the app, for whom and from when to when."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from premierpas.core import clock
from premierpas.ui.forms import DateField

from ..enums import Readers
from .base import OnceForm


class AnnouncementForm(OnceForm):
    """Title, words, readers, days."""

    title = forms.CharField(label=_("Titre"), max_length=80)
    text = forms.CharField(label=_("Texte"), max_length=600, widget=forms.Textarea(attrs={"rows": 4}))
    readers = forms.ChoiceField(label=_("Pour qui"), choices=Readers.choices)
    first_day = DateField(label=_("Premier jour"))
    last_day = DateField(label=_("Dernier jour"))
    in_letter = forms.BooleanField(label=_("Peut aller dans la lettre d’information"), required=False)

    def __init__(self, data: Any = None, *, initial: Any = None) -> None:
        super().__init__(data, initial=initial or {"first_day": clock.today()})
