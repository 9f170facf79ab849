"""Forms of privacy."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from premierpas.placements.languages.forms import FamilyForm
from premierpas.placements.languages.words import Words
from premierpas.ui.forms import CheckboxCards, Form


class EraseForm(Form):
    """Asking to be erased: a deliberate tick, since it can't be undone once it is done."""

    sure = forms.MultipleChoiceField(
        label=_("Pour demander"),
        choices=[("yes", _("Oui, je veux que tout soit effacé"))],
        widget=CheckboxCards,
        error_messages={"required": _("Cochez la case pour demander.")},
    )


class FamilyEraseForm(FamilyForm):
    """The same, in a family's language."""

    sure = forms.MultipleChoiceField(widget=CheckboxCards)

    def __init__(self, *args: Any, words: Words, **kwargs: Any) -> None:
        super().__init__(*args, words=words, **kwargs)
        field = self.fields["sure"]
        field.label, field.error_messages["required"] = words.data_ask_label, words.data_tick
        field.choices = [("yes", words.data_sure)]  # type: ignore[attr-defined]


class RefuseForm(Form):
    """Why a demand can't be met yet."""

    reason = forms.CharField(
        label=_("Pourquoi pas maintenant"),
        help_text=_("La personne le lira. Par exemple : le stage commence lundi."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ContactForm(FamilyForm):
    """The e-mail or number that the school knows, asked in a family's language."""

    contact = forms.CharField(max_length=254)

    def __init__(self, *args: Any, words: Words, **kwargs: Any) -> None:
        super().__init__(*args, words=words, **kwargs)
        field = self.fields["contact"]
        field.label, field.help_text = words.data_contact, words.data_contact_help
