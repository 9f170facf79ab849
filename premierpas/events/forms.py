"""Which pupils of a class come, and which adults with them."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from premierpas.core.phones import PhoneField
from premierpas.people.models import Enrolment
from premierpas.ui.forms import Form

from .models import Escort

MOST_ESCORTS = 3


class EscortsForm(Form):
    """Up to three adults who come with a class."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, MOST_ESCORTS + 1):
            name = forms.CharField(
                label=_("Adulte %(n)d : prénom et nom") % {"n": number}, max_length=150, required=False
            )
            phone = PhoneField(label=_("Adulte %(n)d : téléphone") % {"n": number}, required=False)
            self.add_field(f"escort_{number}", name)
            self.add_field(f"phone_{number}", phone)

    @staticmethod
    def of(escorts: Sequence[Escort]) -> dict[str, str]:
        """What the fields hold of those who are named already."""
        return {
            name: value
            for number, each in enumerate(escorts[:MOST_ESCORTS], start=1)
            for name, value in ((f"escort_{number}", each.name), (f"phone_{number}", each.phone))
        }

    def clean(self) -> dict[str, Any]:
        """A number is somebody's."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for number in range(1, MOST_ESCORTS + 1):
            if cleaned.get(f"phone_{number}") and not cleaned.get(f"escort_{number}"):
                self.add_error(f"escort_{number}", _("À qui est ce numéro ? Écrivez son nom."))
        return cleaned

    @property
    def escorts(self) -> list[tuple[str, str]]:
        rows = [
            (self.cleaned_data[f"escort_{number}"], self.cleaned_data[f"phone_{number}"])
            for number in range(1, MOST_ESCORTS + 1)
        ]
        return [(name, phone) for name, phone in rows if name]


class ClassForm(EscortsForm):
    """The pupils of the class, all chosen at first but those who have asked alone; up to three adults."""

    pupils = forms.MultipleChoiceField(
        label=lazy("Qui vient"), widget=forms.CheckboxSelectMultiple,
        error_messages={"required": lazy("Cochez au moins un élève.")},
        help_text=lazy("Tous ensemble, ou personne : la classe attend qu’il y ait assez de places."),
    )  # fmt: skip
    once = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, enrolments: Sequence[Enrolment], coming: set[int], once: str) -> None:
        chosen = [str(each.pk) for each in enrolments if each.pk not in coming]
        super().__init__(data, initial={"once": once, "pupils": chosen})
        self.enrolments = {str(each.pk): each for each in enrolments}
        self.fields["pupils"].choices = [  # type: ignore[attr-defined]
            (pk, _listed(each, is_coming=each.pk in coming)) for pk, each in self.enrolments.items()
        ]

    @property
    def chosen(self) -> list[Enrolment]:
        return [self.enrolments[pk] for pk in self.cleaned_data["pupils"]]


def _listed(enrolment: Enrolment, *, is_coming: bool) -> str:
    name = enrolment.pupil.listed_name
    return _("%(name)s (déjà inscrit)") % {"name": name} if is_coming else name
