"""Leaving an address, and the five questions that come to it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from premierpas.ui.forms import ChoiceCards, EmailField, Form

from ..enums import Path, YesNo
from ..five_questions import MARKS


class AddressForm(Form):
    """Where a former pupil is asked again."""

    email = EmailField(
        label=_("Ton adresse e-mail"), help_text=_("Une que tu garderas : pas celle du collège, qui s’arrête cet été.")
    )
    agree = forms.BooleanField(
        label=_("Je veux bien que l’association me demande trois fois en trois ans ce que je deviens.")
    )


def _choice(label: Any, choices: Any, *, number: bool = False, short: bool = True) -> forms.TypedChoiceField:
    coerce = int if number else str
    return forms.TypedChoiceField(label=label, choices=choices, coerce=coerce, widget=ChoiceCards(short=short))


class FollowUpForm(Form):
    """Five questions with choices, and whether the answers keep a name."""

    does = _choice(_("Aujourd’hui, tu fais :"), Path.choices, short=False)
    helped = _choice(_("Ton stage t’a aidé à choisir ?"), MARKS, number=True)
    confident = _choice(_("Tu te sens capable d’apprendre un métier ?"), MARKS, number=True)
    met_again = _choice(_("Tu as revu quelqu’un de ton stage, ou tu lui as écrit ?"), YesNo.choices)
    worked = _choice(_("Tu as fait depuis un autre stage, ou un petit travail ?"), YesNo.choices)
    nameless = forms.BooleanField(
        label=_("Garder mes réponses sans mon nom"),
        help_text=_("Personne ne saura plus qu’elles sont de toi, nous non plus."),
        required=False,
    )
