"""What is chosen for many pupils at once."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from premierpas.agenda.queries import Colleague
from premierpas.core import clock
from premierpas.offers.models import Offer
from premierpas.ui.forms import DateField, Form

from .many import NEEDS, Act


class ManyForm(Form):
    """The one field that an act needs; a reminder needs none."""

    offer = forms.ChoiceField(label=lazy("L’offre"), help_text=lazy("Les plus proches du collège d’abord."))
    day = DateField(label=lazy("Jusqu’à quel jour"))
    owner = forms.ChoiceField(label=lazy("À qui"))

    def __init__(self, data: Any = None, *, act: Act, offers: Iterable[Offer], team: Iterable[Colleague]) -> None:
        super().__init__(data)
        for name in ("offer", "day", "owner"):
            if name != NEEDS.get(act):
                del self.fields[name]
        choices = {
            Act.OFFER: [(str(each.pk), f"{each.title}, {each.company.name}") for each in offers],
            Act.GIVE: [(each.key, f"{each.name}, {each.load}") for each in team],
        }.get(act)
        if choices is not None:
            self.fields[NEEDS[act]].choices = [("", _("Choisir")), *choices]  # type: ignore[attr-defined]

    def clean_day(self) -> date:
        """A day ahead."""
        day: date = self.cleaned_data["day"]
        if day <= clock.today():
            raise forms.ValidationError(_("Choisissez un jour à venir."))
        return day
