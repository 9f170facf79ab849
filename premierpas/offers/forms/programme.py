"""Step 3: the programme, half-day by half-day."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.ui.typography import day_name

from ..drafts import Step
from .base import StepForm

HALVES = {"morning": gettext_lazy("Matin"), "afternoon": gettext_lazy("Après-midi")}
WEEKDAYS = range(5)


class ProgrammeForm(StepForm):
    """Ten half-days; a day needs at least one of its two."""

    step = Step.PROGRAMME
    template = "offers/steps/programme.html"

    def initial_of(self, content: Any) -> dict[str, Any]:
        """Each half-day's text."""
        return {
            f"day_{day}_{half}": (content.programme.get(str(day)) or {}).get(half, "")
            for day in WEEKDAYS
            for half in HALVES
        }

    def prepare(self) -> None:
        """One field a half-day."""
        for day in WEEKDAYS:
            name = day_name(day)
            for half, label in HALVES.items():
                field = forms.CharField(
                    label=_("%(day)s, %(half)s") % {"day": name, "half": str(label).lower()},
                    max_length=300,
                    required=False,
                    widget=forms.Textarea(attrs={"rows": 2, "aria-label": f"{name}, {str(label).lower()}"}),
                )
                field.error_messages["max_length"] = _("C’est trop long : 300 signes au plus.")
                self.add_field(f"day_{day}_{half}", field)

    @property
    def days(self) -> list[dict[str, Any]]:
        """The fields by day, for the template."""
        return [
            {
                "name": day_name(day),
                "halves": [(label, self[f"day_{day}_{half}"]) for half, label in HALVES.items()],
            }
            for day in WEEKDAYS
        ]

    def clean(self) -> dict[str, Any]:
        """A day of presence has at least one half-day written."""
        data = super().clean() or {}
        for day in sorted(self.content.timetable_15) or [str(each) for each in WEEKDAYS]:
            names = [f"day_{day}_{half}" for half in HALVES]
            if not any(data.get(name) or name in self.errors for name in names):
                message = _("Écrivez au moins une demi-journée.")
                self.add_error(names[0], forms.ValidationError(message, code="required"))
        return data

    def values(self) -> dict[str, Any]:
        """The half-days that are right; the others as they were."""
        programme = {}
        for day in WEEKDAYS:
            before = self.content.programme.get(str(day)) or {}
            halves = {half: self.cleaned_data.get(f"day_{day}_{half}", before.get(half, "")) for half in HALVES}
            if any(halves.values()):
                programme[str(day)] = halves
        return {"programme": programme}
