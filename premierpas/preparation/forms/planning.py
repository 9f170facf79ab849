"""The steps that classes are asked for, and their days."""

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
    """Each step: asked or not, and a day, which may stay empty; and for which classes."""

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
        self.rows_of = offered()
        for step in self.rows_of:
            asked = begins.of(step)
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
    def rows(self) -> list[tuple[Any, Any]]:
        """Each step's box and day."""
        return [(self[f"{step.key}-asked"], self[f"{step.key}-due"]) for step in self.rows_of]

    @property
    def chosen(self) -> list[tuple[Step, date | None]]:
        """What a valid form asks for, in the usual order."""
        data = self.cleaned_data
        return [(step, data[f"{step.key}-due"]) for step in self.rows_of if data[f"{step.key}-asked"]]

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
