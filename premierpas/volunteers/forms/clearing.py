"""What is noted of a check: the day, how; of a suspension: why."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from premierpas.core import clock
from premierpas.people.enums import TeamRole
from premierpas.ui.forms import ChoiceCards, DateField, Form

from ..enums import Intent, Proof


class CheckForm(Form):
    """A check made on a day: today, unless said otherwise."""

    on = DateField(label=_("Quel jour ?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"on": clock.today()}, **kwargs)


class RegisterForm(CheckForm):
    """Of honourability: what was shown. The document itself is given back."""

    proof = forms.ChoiceField(label=_("Qu’avez-vous vu ?"), choices=Proof.choices, widget=ChoiceCards)
    field_order = ["proof", "on"]


class SuspendForm(Form):
    """Why, for the coordination alone."""

    reason = forms.CharField(
        label=_("Pourquoi"), max_length=500, help_text=_("Seule la coordination le lit. Sans nom d’élève.")
    )


class RoleForm(Form):
    """What somebody does in the team."""

    role = forms.ChoiceField(label=_("Rôle"), choices=TeamRole.choices, widget=ChoiceCards)


class EndForm(Form):
    """Somebody leaves today."""

    why = forms.CharField(label=_("Pourquoi"), max_length=200, required=False)


class IntentionForm(Form):
    """Stays, until a day, leaves."""

    answer = forms.ChoiceField(label=_("L’année prochaine"), choices=Intent.choices, widget=ChoiceCards)
    last_day = DateField(
        label=_("Dernier jour"), required=False, help_text=_("À remplir si vous partez. Il peut changer.")
    )
    word = forms.CharField(
        label=_("Un mot pour la suite"), widget=forms.Textarea(attrs={"rows": 3}), max_length=1000, required=False,
        help_text=_("Pourquoi vous partez, si vous reviendrez : ce que l’équipe doit savoir."),
    )  # fmt: skip
