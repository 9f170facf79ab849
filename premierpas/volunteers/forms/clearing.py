"""What is noted of a check: the day, how; of a suspension: why."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from premierpas.core import clock
from premierpas.people.enums import TeamRole
from premierpas.ui.forms import ChoiceCards, DateField, Form

from ..enums import Intent, Proof
from ..models import Reference
from ..scenes import Scene

IN_TEAM = [(each.value, each.label) for each in TeamRole if each != TeamRole.YOUTH_WORKER]  # who is of an association


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

    role = forms.ChoiceField(label=_("Rôle"), choices=IN_TEAM, widget=ChoiceCards)


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


class CharterForm(Form):
    """Read, and agreed to."""

    read = forms.BooleanField(label=_("J’ai lu toute la charte et je m’y engage."))


class SceneForm(Form):
    """How one would react."""

    def __init__(self, data: Any = None, *, scene: Scene) -> None:
        super().__init__(data)
        choices = [(each.code, each.words) for each in scene.answers]
        self.add_field("answer", forms.ChoiceField(label=_("Que faites-vous ?"), choices=choices, widget=ChoiceCards))


class ReferenceForm(Form):
    """Somebody who knows a volunteer."""

    name = forms.CharField(label=_("Prénom et nom"), max_length=150)
    function = forms.CharField(
        label=_("Qui est-ce ?"), max_length=150, help_text=_("Par exemple : ancienne collègue, entraîneur du club.")
    )
    reach = forms.CharField(
        label=_("Où peut-on joindre cette personne ?"), max_length=200, help_text=_("Un téléphone ou un e-mail.")
    )


class SpokenForm(Form):
    """When a coordinator has talked to them, and what was said."""

    on = DateField(label=_("Quel jour avez-vous parlé ensemble ?"))
    said = forms.CharField(
        label=_("Ce que la personne a dit, en quelques mots"), widget=forms.Textarea(attrs={"rows": 4}),
        max_length=1000, help_text=_("Seule la coordination le lit."),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, said: Reference) -> None:
        super().__init__(data, initial={"on": said.spoken_on or clock.today(), "said": said.said})
