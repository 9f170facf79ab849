"""Forms of privacy."""

from django import forms
from django.utils.translation import gettext_lazy as _

from premierpas.ui.forms import CheckboxCards, Form


class EraseForm(Form):
    """Asking to be erased: a deliberate tick, since it can't be undone once it is done."""

    sure = forms.MultipleChoiceField(
        label=_("Pour demander"),
        choices=[("yes", _("Oui, je veux que tout soit effacé"))],
        widget=CheckboxCards,
        error_messages={"required": _("Cochez la case pour demander.")},
    )


class RefuseForm(Form):
    """Why a demand can't be met yet."""

    reason = forms.CharField(
        label=_("Pourquoi pas maintenant"),
        help_text=_("La personne le lira. Par exemple : le stage commence lundi."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ContactForm(Form):
    """The e-mail or number that the school knows."""

    contact = forms.CharField(
        label=_("Votre e-mail ou votre téléphone"),
        help_text=_("Celui que le collège connaît."),
        max_length=254,
    )
