"""What is chosen for many companies at once, and a view that is kept."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from premierpas.core import clock
from premierpas.ui.forms import DateField, Form

from ..lists.bulk import Act
from ..queries import Teammate


class BulkForm(Form):
    """The one field that an act needs."""

    owner = forms.ChoiceField(label=lazy("Donner à"))
    day = DateField(label=lazy("Prochain pas, pour quand"))
    why = forms.CharField(label=lazy("Pourquoi"), max_length=200, help_text=lazy("Qui reprendra la fiche le lira."))
    label = forms.CharField(label=lazy("Étiquette"), max_length=40)

    def __init__(self, data: Any = None, *, act: Act, team: list[Teammate]) -> None:
        super().__init__(data)
        wanted = {Act.GIVE: "owner", Act.POSTPONE: "day", Act.SLEEP: "why", Act.TAG: "label"}[act]
        for name in ("owner", "day", "why", "label"):
            if name != wanted:
                del self.fields[name]
        if wanted == "owner":
            choices = [(str(each.pk), f"{each.name}, {each.load}") for each in team]
            self.fields["owner"].choices = [("", _("Choisir")), *choices]  # type: ignore[attr-defined]

    def clean_day(self) -> date:
        """Not a day that is past."""
        day: date = self.cleaned_data["day"]
        if day < clock.today():
            raise forms.ValidationError(_("Ce jour est passé."))
        return day


class ViewForm(Form):
    """A question kept under a name."""

    label = forms.CharField(label=lazy("Nom de la vue"), max_length=40)
    for_team = forms.BooleanField(label=lazy("Toute l’équipe la voit"), required=False)


class TagForm(Form):
    """A word to put on a company."""

    label = forms.CharField(label=lazy("Étiquette"), max_length=40)
