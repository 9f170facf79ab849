"""The note of one minute, a question, an answer, an attempt."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from premierpas.core import clock
from premierpas.ui.forms import ChoiceChips, DateField, Form
from premierpas.ui.typography import short_day, title_first

from ..actions.writing import Note
from ..enums import TryBy, WhyMissed
from ..models import Attendance

CAME, OTHER_DAY, EVERYBODY = "yes", "other", ""
TEXT = 2000


def usual_days(today: date) -> list[tuple[str, str]]:
    """Tomorrow, the end of the week, the Monday after; then another day."""
    friday = today + timedelta(days=(4 - today.weekday()) % 7 or 7)
    monday = today + timedelta(days=7 - today.weekday())
    days = sorted({today + timedelta(days=1), friday, monday})
    named = [(day.isoformat(), _("Demain") if day == today + timedelta(days=1) else short_day(day)) for day in days]
    return [*named, (OTHER_DAY, _("Autre date"))]


class NoteForm(Form):
    """`came-<attendance>`: whether each pupil came, else why not. Shared fields first, the team's word apart.

    `family`: the guardians whose names the page showed, hidden beside them.
    """

    family = forms.Field(required=False, widget=forms.MultipleHiddenInput)
    did = forms.CharField(
        label=lazy("Ce que vous avez fait"), required=False, max_length=TEXT,
        widget=forms.Textarea(attrs={"rows": 3, "class": "input--3"}),
    )  # fmt: skip
    how = forms.CharField(
        label=lazy("Comment ça va"), required=False, max_length=TEXT,
        widget=forms.Textarea(attrs={"rows": 2, "class": "input--2"}),
    )  # fmt: skip
    step = forms.CharField(
        label=lazy("Son prochain pas"), required=False, max_length=200,
        help_text=lazy("L’élève le voit sur son accueil jusqu’à ce qu’il soit fait."),
    )  # fmt: skip
    step_due = forms.ChoiceField(label=lazy("Pour quand"), required=False, widget=ChoiceChips)
    step_day = DateField(label=lazy("Autre date"), required=False)
    private = forms.CharField(
        label=lazy("Ce que l’équipe doit savoir"), required=False, max_length=TEXT,
        widget=forms.Textarea(attrs={"rows": 3, "class": "input--3"}),
    )  # fmt: skip
    about = forms.ChoiceField(label=lazy("À propos de"), required=False)
    urgent = forms.BooleanField(
        label=lazy("À lire tout de suite"), required=False,
        help_text=lazy("Qui répond du binôme reçoit un message maintenant. En danger immédiat : 119 ou 17."),
    )  # fmt: skip

    def __init__(
        self, data: Any = None, *, attendances: Sequence[Attendance], initial: dict[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial=initial)
        self.attendances = attendances
        self.fields["step_due"].choices = usual_days(clock.today())  # type: ignore[attr-defined]
        names = [(str(each.pk), each.pair.enrolment.pupil.first_name) for each in attendances]
        self.fields["about"].choices = names  # type: ignore[attr-defined]
        if len(names) == 1:
            del self.fields["about"]
        whys = [(value, title_first(str(label))) for value, label in WhyMissed.choices]
        for pk, name in names:
            label = _("Vous êtes-vous parlé ?") if len(names) == 1 else _("%(name)s est là ?") % {"name": name}
            self.add_field(
                f"came-{pk}",
                forms.ChoiceField(
                    label=label,
                    choices=[(CAME, _("Oui")), *whys],
                    widget=ChoiceChips,
                    error_messages={"required": _("Dites si vous vous êtes vus ou parlé.")},
                ),  # fmt: skip
            )

    def presences(self) -> list[Any]:
        """The fields that say who came."""
        return [self[f"came-{each.pk}"] for each in self.attendances]

    def clean(self) -> dict[str, Any]:
        """A meeting that took place says what was done; a next step has its day."""
        data = super().clean() or self.cleaned_data
        if any(data.get(f"came-{each.pk}") == CAME for each in self.attendances) and not data.get("did"):
            self._ask("did", _("Une phrase suffit : qu’avez-vous fait ensemble ?"))
        due = data.get("step_due")
        data["step_on"] = data.get("step_day") if due == OTHER_DAY else date.fromisoformat(due) if due else None
        if data.get("step") and not data["step_on"]:
            self._ask("step_day" if due == OTHER_DAY else "step_due", _("Choisissez pour quand."))
        if data["step_on"] and data["step_on"] < clock.today():
            self._ask("step_day", _("Ce jour est passé."))
        if data.get("urgent") and not data.get("private"):
            self._ask("private", _("Écrivez ce qui est à lire tout de suite."))
        return data

    def _ask(self, field: str, words: str) -> None:
        if field not in self.errors:
            self.add_error(field, words)

    def note(self) -> Note:
        """What was written, as the action takes it."""
        data = self.cleaned_data
        said = {each.pk: data[f"came-{each.pk}"] for each in self.attendances}
        about = [int(data["about"])] if data.get("about") else [each.pk for each in self.attendances]
        return Note(
            missed={pk: WhyMissed(answer) for pk, answer in said.items() if answer != CAME},
            did=data["did"], how=data["how"], step=data["step"], step_on=data["step_on"],
            private=data["private"], urgent=data["urgent"], about=about, family=data["family"],
        )  # fmt: skip


class AddForm(Form):
    """What is added to a word for the team, or corrected in it."""

    words = forms.CharField(
        label=lazy("Ce qui a changé, ou ce qui n’était pas juste"), max_length=TEXT,
        widget=forms.Textarea(attrs={"rows": 3, "class": "input--3"}),
    )  # fmt: skip
    once = forms.UUIDField(widget=forms.HiddenInput)


class AnswerForm(Form):
    """An answer to a question."""

    answer = forms.CharField(
        label=lazy("Votre réponse"), max_length=TEXT, widget=forms.Textarea(attrs={"rows": 3, "class": "input--3"})
    )


class AskForm(Form):
    """A question about a meeting."""

    words = forms.CharField(
        label=lazy("Votre question"), max_length=TEXT, widget=forms.Textarea(attrs={"rows": 2, "class": "input--2"})
    )


class TryForm(Form):
    """An attempt: one tap on how, one on whether it worked."""

    way = forms.ChoiceField(label=lazy("Comment"), choices=TryBy.choices, widget=ChoiceChips, initial=TryBy.CALL)
    reached = forms.ChoiceField(
        label=lazy("Joint ?"), choices=[("yes", lazy("Joint")), ("no", lazy("Pas joint"))],
    )  # fmt: skip
