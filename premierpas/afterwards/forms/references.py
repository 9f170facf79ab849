"""Three questions and a word, by whoever received the pupil."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from premierpas.ui.forms import ChoiceCards, Form

DEGREES = [(4, _("Toujours")), (3, _("Souvent")), (2, _("Parfois")), (1, _("Rarement"))]


def _degree(label: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=label, choices=DEGREES, coerce=int, widget=ChoiceCards(short=True))


class ReferenceForm(Form):
    """What one would tell the next who receives this pupil."""

    on_time = _degree(_("Arrivait à l’heure et prévenait"))
    curious = _degree(_("Posait des questions, essayait"))
    with_others = _degree(_("S’entendait avec l’équipe"))
    words = forms.CharField(
        label=_("Votre mot"),
        help_text=_("Deux phrases suffisent : ce que vous diriez à qui l’accueillera demain."),
        max_length=1200,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    by_name = forms.CharField(label=_("Votre prénom et votre nom"), max_length=150)
    by_function = forms.CharField(label=_("Votre fonction"), max_length=150, required=False)
