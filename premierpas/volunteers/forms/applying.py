"""Proposing one's help, and what the team answers."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from premierpas.core import clock
from premierpas.core.alphabet import alphabetical
from premierpas.core.phones import PhoneField
from premierpas.organisations.models import Territory
from premierpas.ui.forms import DateField, EmailField, Form, NameField, TimeInput


class ApplyForm(Form):
    """Who, where, why, when: one page."""

    name = NameField(label=_("Votre prénom et votre nom"))
    email = EmailField(label=_("Votre e-mail"), help_text=_("Notre réponse y arrive."))
    phone = PhoneField(label=_("Votre téléphone"), required=False, help_text=_("Si vous préférez qu’on vous appelle."))
    territory = forms.ChoiceField(label=_("Où voulez-vous aider ?"))
    motive = forms.CharField(
        label=_("Pourquoi voulez-vous aider ?"), widget=forms.Textarea(attrs={"rows": 5}), max_length=2000,
        help_text=_("Quelques phrases suffisent. Pas besoin d’expérience."),
    )  # fmt: skip
    availability = forms.CharField(
        label=_("Quand êtes-vous libre ?"), max_length=300, help_text=_("Par exemple : le mercredi après-midi.")
    )
    once = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.territories = {str(each.pk): each for each in Territory.objects.order_by(alphabetical("name"))}
        places = [(key, each.name) for key, each in self.territories.items()]
        field: Any = self.fields["territory"]
        field.choices = [("", _("À choisir")), *places]
        if len(places) == 1:
            field.initial, field.widget = places[0][0], forms.HiddenInput()

    def clean_territory(self) -> Territory:
        """The place itself."""
        return self.territories[self.cleaned_data["territory"]]


class InterviewForm(Form):
    """When and where to meet a candidate."""

    day = DateField(label=_("Jour"))
    hour = forms.TimeField(label=_("Heure"), widget=TimeInput)
    place = forms.CharField(
        label=_("Où"), max_length=200, help_text=_("Une adresse, ou « par téléphone » : la personne le lit.")
    )

    def at(self) -> datetime:
        """The moment, as it is said in France."""
        data = self.cleaned_data
        return datetime.combine(data["day"], data["hour"], clock.PARIS)


class DecisionForm(Form):
    """Yes or no, with words for the candidate."""

    reason = forms.CharField(
        label=_("Mot pour la personne"), widget=forms.Textarea(attrs={"rows": 4}), max_length=1000, required=False,
        help_text=_("Pour un non, quelques mots justes et gentils : ils partent tels quels."),
    )  # fmt: skip
