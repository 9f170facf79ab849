"""What is typed when something happens in the week."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.core import clock
from premierpas.ui.forms import ChoiceCards, DateField, Form
from premierpas.ui.typography import day, title_first

NOT_HELD, INTERRUPTED = "not_held", "interrupted"


def day_choices(days: list[date]) -> list[tuple[str, str]]:
    """The days that have come, the latest first."""
    return [(each.isoformat(), title_first(day(each))) for each in sorted(days, reverse=True) if each <= clock.today()]


class AbsenceForm(Form):
    """Which day, and what is known: one tap when it is today."""

    day = forms.ChoiceField(label=gettext_lazy("Quel jour"))
    note = forms.CharField(label=gettext_lazy("Ce que vous savez"), max_length=300, required=False)

    def __init__(self, *args: Any, days: list[date], **kwargs: Any) -> None:
        """Only days of presence that have come."""
        super().__init__(*args, **kwargs)
        self.fields["day"].choices = day_choices(days)  # type: ignore[attr-defined]

    @property
    def has_days(self) -> bool:
        """Whether a day has come about which something can be said."""
        return bool(self.fields["day"].choices)  # type: ignore[attr-defined]

    def clean_day(self) -> date:
        """As a date."""
        return date.fromisoformat(self.cleaned_data["day"])


class AccidentForm(Form):
    """The facts that the declaration asks for."""

    day = DateField(label=gettext_lazy("Quel jour"))
    hour = forms.TimeField(label=gettext_lazy("À quelle heure"))
    on_the_way = forms.BooleanField(label=gettext_lazy("Sur le trajet"), required=False)
    where = forms.CharField(label=gettext_lazy("Où exactement"), max_length=200)
    what = forms.CharField(
        label=gettext_lazy("Ce qui s’est passé"), max_length=2000, widget=forms.Textarea(attrs={"rows": 5})
    )
    injuries = forms.CharField(label=gettext_lazy("Blessures, et où sur le corps"), max_length=300, required=False)
    witnesses = forms.CharField(label=gettext_lazy("Témoins : noms et téléphones"), max_length=300, required=False)
    care = forms.CharField(label=gettext_lazy("Soins donnés, hôpital"), max_length=300, required=False)

    @property
    def happened_at(self) -> datetime:
        """Day and hour, in Paris."""
        data = self.cleaned_data
        return datetime.combine(data["day"], data["hour"], tzinfo=clock.PARIS)


class EndForm(Form):
    """The week didn't take place, or ended before time."""

    what = forms.ChoiceField(
        label=gettext_lazy("Que s’est-il passé"), widget=ChoiceCards,
        choices=[(NOT_HELD, gettext_lazy("Le stage n’a pas eu lieu")),
                 (INTERRUPTED, gettext_lazy("Le stage s’est arrêté avant la fin"))],
    )  # fmt: skip
    who = forms.ChoiceField(
        label=gettext_lazy("Du fait de qui"), widget=ChoiceCards,
        choices=[(label, label) for label in (gettext_lazy("l’élève"), gettext_lazy("la structure"),
                                               gettext_lazy("l’établissement"), gettext_lazy("autre"))],
    )  # fmt: skip
    day = forms.ChoiceField(label=gettext_lazy("Dernier jour de présence"), required=False,
                                 help_text=gettext_lazy("Seulement si le stage a commencé."))  # fmt: skip
    reason = forms.CharField(label=gettext_lazy("Pourquoi"), max_length=250, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, days: list[date], began: bool, **kwargs: Any) -> None:
        """Only days of presence that have come; what never began can't end before time."""
        super().__init__(*args, **kwargs)
        self.fields["day"].choices = [("", _("Choisir un jour")), *day_choices(days)]  # type: ignore[attr-defined]
        if not began:
            del self.fields["day"]
            self.fields["what"].choices = self.fields["what"].choices[:1]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """An interruption has a last day."""
        data = super().clean() or {}
        if data.get("what") == INTERRUPTED and not data.get("day"):
            self.add_error("day", _("Indiquez le dernier jour où l’élève est venu."))
        return data
