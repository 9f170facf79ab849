"""Noting a call in ten seconds: a tap on a result, a tap on a date, one button."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from premierpas.agenda.forms import TellingForm
from premierpas.core import clock
from premierpas.core.once import new_key
from premierpas.ui.forms import ChoiceChips, DateField
from premierpas.ui.typography import short_day

from ..enums import Kind, Result
from ..files.steps import next_workday
from ..models import CompanyFile
from ..queries import Person, Teammate

WHAT = [
    (Kind.CALL, lazy("Un appel")), (Kind.VISIT, lazy("Une visite")), (Kind.MAIL_RECEIVED, lazy("Un e-mail reçu")),
    (Kind.NOTE, lazy("Une note")),
]  # fmt: skip
OTHER_DAY = "autre"


def usual_days(today: date) -> list[tuple[str, str]]:
    """Tomorrow, the end of the week, the Monday after, in two weeks; then another day."""
    tomorrow = next_workday(today + timedelta(days=1))
    friday = today + timedelta(days=(4 - today.weekday()) % 7 or 7)
    monday = today + timedelta(days=7 - today.weekday())
    days = dict.fromkeys([tomorrow, friday, monday, monday + timedelta(days=14)])
    named = [(day.isoformat(), _("Demain") if day == today + timedelta(days=1) else short_day(day)) for day in days]
    return [*named, (OTHER_DAY, _("Autre date"))]


class NoteForm(TellingForm):
    """What happened, and what is done next; who and when are filled in."""

    kind = forms.ChoiceField(label=lazy("Ce que vous notez"), choices=WHAT, widget=ChoiceChips)
    result = forms.ChoiceField(
        label=lazy("Résultat de l’appel"), choices=Result.choices, required=False, widget=ChoiceChips
    )
    said = forms.CharField(
        label=lazy("Ce qui a été dit"), required=False, max_length=4000,
        widget=forms.Textarea(attrs={"rows": 2, "class": "input--2"}),
    )  # fmt: skip
    contact = forms.ChoiceField(label=lazy("Avec"), required=False)
    next_step = forms.CharField(label=lazy("Prochain pas"), required=False, max_length=200)
    owner = forms.ChoiceField(label=lazy("Qui"), required=False)
    due = forms.ChoiceField(label=lazy("Quand"), required=False, widget=ChoiceChips)
    other_day = DateField(label=lazy("Autre date"), required=False)
    once = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(
        self, data: Any = None, *, file: CompanyFile, people: list[Person], team: list[Teammate], **kwargs: Any
    ) -> None:
        main = next((each.contact.pk for each in people), "")
        first = {"kind": Kind.CALL, "contact": main, "owner": file.owner_id, "once": new_key()}
        super().__init__(data, initial=first, **kwargs)
        self._people = {str(each.contact.pk): each.contact for each in people}
        named = [(key, person.name) for key, person in self._people.items()]
        self.choices_of("contact", [("", _("Personne en particulier")), *named])
        self.choices_of("owner", [(str(each.pk), each.name) for each in team])
        self.choices_of("due", usual_days(clock.today()))

    def choices_of(self, name: str, choices: list[tuple[str, str]]) -> None:
        """Set what can be chosen in a field."""
        self.fields[name].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The day that was meant; a call says how it ended."""
        data = super().clean() or {}
        due = data.get("due")
        data["next_on"] = data.get("other_day") if due == OTHER_DAY else date.fromisoformat(due) if due else None
        if due == OTHER_DAY and not data["next_on"] and "other_day" not in self.errors:
            self.add_error("other_day", _("Choisissez le jour."))
        if data["next_on"] and data["next_on"] < clock.today():
            self.add_error("other_day", _("Ce jour est passé."))
        if data.get("kind") == Kind.CALL and not data.get("result") and "result" not in self.errors:
            self.add_error("result", _("Dites comment l’appel s’est terminé."))
        data["contact"] = self._people.get(data.get("contact") or "")
        return data
