"""Time given, as it is typed."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.core import clock
from premierpas.core.once import new_key
from premierpas.ui.forms import DateField, Form

QUARTERS = [("0", "0 min"), ("15", "15 min"), ("30", "30 min"), ("45", "45 min")]


class DutyForm(Form):
    """What, when, how long."""

    once = forms.UUIDField(widget=forms.HiddenInput)
    what = forms.CharField(
        label=gettext_lazy("Ce que vous avez fait"), max_length=200,
        help_text=gettext_lazy("Par exemple : stand au forum des métiers. Sans nom d’élève."),
    )  # fmt: skip
    on = DateField(label=gettext_lazy("Quel jour ?"))
    hours = forms.IntegerField(label=gettext_lazy("Heures"), min_value=0, max_value=23, required=False)
    quarters = forms.ChoiceField(label=gettext_lazy("Minutes"), choices=QUARTERS, required=False)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"once": new_key(), "on": clock.today(), "hours": 1})

    def clean(self) -> dict[str, Any]:
        """Not nothing at all."""
        data = super().clean() or self.cleaned_data
        if "hours" in data and not self.minutes():
            self.add_error("hours", _("Dites combien de temps."))
        return data

    def minutes(self) -> int:
        """The two fields as one number."""
        return 60 * (self.cleaned_data.get("hours") or 0) + int(self.cleaned_data.get("quarters") or 0)
