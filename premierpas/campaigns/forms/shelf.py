"""A document, a newer version of it, and a decision of a meeting."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from premierpas.core import clock
from premierpas.ui.forms import DateField

from ..enums import SHELF_READERS, PaperKind, Readers
from ..files import FileField
from .base import OnceForm


class PaperForm(OnceForm):
    """What it is, who reads it, the file; minutes say their day and who was there."""

    kind = forms.ChoiceField(label=lazy("Ce que c’est"), choices=PaperKind.choices)
    title = forms.CharField(label=lazy("Titre"), max_length=120)
    told = forms.CharField(
        label=lazy("De quoi il parle"), max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=lazy("Les mots par lesquels on le cherchera."),
    )  # fmt: skip
    readers = forms.ChoiceField(
        label=lazy("Qui peut le lire"), choices=[(each.value, each.label) for each in SHELF_READERS],
        initial=Readers.TEAM,
    )  # fmt: skip
    held_on = DateField(label=lazy("Date de la réunion"), required=False)
    present = forms.CharField(
        label=lazy("Présents"), max_length=600, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=lazy("Pour un compte rendu seulement. Pas de nom d’élève."),
    )  # fmt: skip
    file = FileField(label=lazy("Le fichier"))

    def __init__(self, data: Any = None, files: Any = None, *, coordinates: bool) -> None:
        super().__init__(data, files)
        if not coordinates:
            del self.fields["readers"]
            kinds = [each for each in PaperKind.choices if each[0] != PaperKind.PRESS]
            self.fields["kind"].choices = kinds  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Minutes are of a day, and not of one to come."""
        data = super().clean() or {}
        if data.get("kind") == PaperKind.MINUTES and not data.get("held_on") and "held_on" not in self.errors:
            self.add_error("held_on", _("Un compte rendu dit le jour de la réunion."))
        if data.get("held_on") and data["held_on"] > clock.today():
            self.add_error("held_on", _("Cette réunion n’a pas encore eu lieu."))
        return data


class VersionForm(OnceForm):
    """A newer file."""

    file = FileField(label=lazy("Le nouveau fichier"))


class DecisionForm(OnceForm):
    """What was decided; who does it and for when, if somebody does."""

    text = forms.CharField(label=lazy("Ce qui a été décidé"), max_length=300)
    owner = forms.ChoiceField(label=lazy("Qui le fait"), required=False)
    due_on = DateField(label=lazy("Pour quand"), required=False)

    def __init__(self, data: Any = None, *, team: list[tuple[int, str]]) -> None:
        super().__init__(data)
        rows = [("", _("personne en particulier")), *((str(pk), name) for pk, name in team)]
        self.fields["owner"].choices = rows  # type: ignore[attr-defined]
