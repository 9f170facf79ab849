"""Step 5: to whom the door opens, and what the pupil should know before the first day."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.core import clock
from premierpas.core.alphabet import alphabetical
from premierpas.organisations.models import School
from premierpas.ui.forms import CheckboxCards, ChoiceCards, DateField

from ..drafts import Step
from ..enums import Audience
from .base import StepForm


class WelcomeForm(StepForm):
    """Audience and practical words."""

    step = Step.WELCOME
    audience = forms.ChoiceField(
        label=gettext_lazy("À qui ouvrez-vous ?"),
        choices=[
            (Audience.ALL, gettext_lazy("À tous les élèves")),
            (Audience.PRIORITY_FIRST, gettext_lazy("D’abord à l’éducation prioritaire")),
            (Audience.TERRITORY, gettext_lazy("Aux élèves du territoire")),
            (Audience.SCHOOLS, gettext_lazy("À des établissements choisis")),
        ],
        widget=ChoiceCards(
            hints={
                Audience.ALL: gettext_lazy("Les plus proches vous trouvent en premier"),
                Audience.PRIORITY_FIRST: gettext_lazy("Jusqu’au jour que vous fixez, puis à tous"),
                Audience.TERRITORY: gettext_lazy("Les collèges et lycées que nous suivons ici"),
                Audience.SCHOOLS: gettext_lazy("Ceux que vous cochez ci-dessous"),
            }
        ),
    )
    priority_until = DateField(
        label=gettext_lazy("Priorité jusqu’au"), required=False,
        help_text=gettext_lazy("Seulement si vous ouvrez d’abord à l’éducation prioritaire."),
    )  # fmt: skip
    school_ids = forms.MultipleChoiceField(
        label=gettext_lazy("Établissements partenaires"), required=False, choices=[], widget=CheckboxCards,
        help_text=gettext_lazy("Seulement si vous ouvrez à des établissements choisis."),
    )  # fmt: skip
    bring = forms.CharField(
        label=gettext_lazy("À apporter"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Exemple : des chaussures fermées, un carnet. Nous prêtons la blouse."),
    )  # fmt: skip
    meals = forms.CharField(
        label=gettext_lazy("Le repas de midi"), max_length=200, required=False,
        help_text=gettext_lazy("Exemple : micro-ondes sur place, ou cantine à 4 €."),
    )  # fmt: skip
    languages = forms.CharField(
        label=gettext_lazy("Langues parlées"), max_length=120, required=False,
        help_text=gettext_lazy("Exemple : français, arabe, portugais."),
    )  # fmt: skip

    def prepare(self) -> None:
        """The schools of the territory."""
        territory = self.offer.territory_id or self.offer.company.territory_id
        self.schools = (
            list(School.objects.filter(territory=territory).order_by(alphabetical("name"), "pk")) if territory else []
        )
        self.choice("school_ids").choices = [(str(school.pk), school.name) for school in self.schools]
        self.fields["school_ids"].widget.hints = {
            str(school.pk): " · ".join(
                filter(None, [school.city, school.get_priority_display() if school.priority else ""])
            )
            for school in self.schools
        }
        if not self.schools:
            del self.fields["school_ids"]
            self.fields["audience"].widget.closed = {Audience.SCHOOLS}

    def clean(self) -> dict[str, Any]:
        """What the chosen audience needs."""
        data = super().clean() or {}
        until = data.get("priority_until")
        if data.get("audience") == Audience.PRIORITY_FIRST and "priority_until" not in self.errors:
            if until is None:
                self.add_error("priority_until", _("Indiquez jusqu’à quel jour la priorité dure."))
            elif until < clock.today():
                self.add_error("priority_until", _("Ce jour est passé. Choisissez un jour à venir."))
        if data.get("audience") == Audience.SCHOOLS and not data.get("school_ids"):
            self.add_error("school_ids" if self.schools else "audience", _("Cochez au moins un établissement."))
        return data

    def values(self) -> dict[str, Any]:
        """Days as ISO, ids as numbers."""
        right = super().values()
        if "priority_until" in right:
            until = right["priority_until"]
            right["priority_until"] = until.isoformat() if until else ""
        if "school_ids" in right:
            right["school_ids"] = sorted(int(number) for number in right["school_ids"])
        return right
