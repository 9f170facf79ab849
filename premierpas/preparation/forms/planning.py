"""The steps that classes are asked for, in which order, and their days."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from premierpas.organisations.models import Classroom
from premierpas.ui.forms import CheckboxCards, DateField, Form
from premierpas.ui.typography import day

from ..plans import Plan
from ..steps import Step, offered


class PathForm(Form):
    """Each step: asked or not, its number, and a day, which may stay empty; and for which classes.

    Who writes 2 beside the fifth step means the second, and needn't renumber the others.
    """

    classes = forms.MultipleChoiceField(
        label=_("Pour quelles classes ?"),
        widget=CheckboxCards,
        error_messages={"required": _("Cochez au moins une classe.")},
    )

    def __init__(self, *args: Any, plans: Mapping[int, Plan], first: Sequence[int] = (), **kwargs: Any) -> None:
        """The plan of the first class that is ticked is what the form begins with."""
        super().__init__(*args, **kwargs)
        self.plans = plans
        begins = plans[first[0]] if first else next(iter(plans.values()))
        taken = [asked.step for asked in begins.asked]
        self.rows_of = [*taken, *(step for step in offered() if step not in taken)]
        for number, step in enumerate(self.rows_of, start=1):
            asked = begins.of(step)
            place = forms.IntegerField(
                label=gettext("Numéro (%(step)s)") % {"step": step.title},
                required=False,
                min_value=1,
                max_value=99,
                initial=number,
            )
            place.asked = True  # type: ignore[attr-defined]
            self.add_field(f"{step.key}-place", place)
            self.add_field(
                f"{step.key}-asked", forms.BooleanField(label=step.title, required=False, initial=asked is not None)
            )
            due = DateField(
                label=gettext("Pour le (%(step)s)") % {"step": step.title},
                required=False,
                help_text=_counted(step, plans.values()),
                initial=asked.due if asked and asked.chosen else None,
            )
            due.asked = True  # type: ignore[attr-defined]  # that a day may stay empty is said once, above them
            self.add_field(f"{step.key}-due", due)
        self.fields["classes"].choices = [  # type: ignore[attr-defined]
            (str(pk), plan.classroom.name) for pk, plan in plans.items()
        ]
        self.initial.setdefault("classes", [str(pk) for pk in first])

    @property
    def rows(self) -> list[tuple[Any, ...]]:
        """Each step's box, number and day."""
        return [tuple(self[f"{step.key}-{part}"] for part in ("asked", "place", "due")) for step in self.rows_of]

    @property
    def chosen(self) -> list[tuple[Step, date | None]]:
        """What a valid form asks for, in the order of its numbers."""
        data = self.cleaned_data
        asked = [(number, step) for number, step in enumerate(self.rows_of, start=1) if data[f"{step.key}-asked"]]
        asked.sort(key=lambda each: self._order(*each))
        return [(step, data[f"{step.key}-due"]) for _number, step in asked]

    def _order(self, number: int, step: Step) -> tuple[int, int, int]:
        """Its number, else the one that it had; what moves up comes before the step of that number, else after it."""
        wanted = self.cleaned_data[f"{step.key}-place"] or number
        return wanted, (wanted > number) - (wanted < number), number

    @property
    def classrooms(self) -> list[Classroom]:
        """The classes that a valid form names."""
        return [self.plans[int(pk)].classroom for pk in self.cleaned_data["classes"]]


def _counted(step: Step, plans: Any) -> str:
    """The day of each class, as it is counted now."""
    said = [
        gettext("%(day)s pour la %(classroom)s") % {"day": day(asked.due), "classroom": plan.classroom.name}
        for plan in plans
        if (asked := plan.of(step)) and asked.due
    ]
    return gettext("Aujourd’hui : %(days)s.") % {"days": ", ".join(said)} if said else ""
