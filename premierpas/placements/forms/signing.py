"""What is typed when somebody signs, refuses, or changes who signs."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.core.phones import PhoneField
from premierpas.ui.forms import EmailField, Form, ScanField


class SignForm(Form):
    """A deliberate act: the words are ticked, for the text that was read."""

    terms_hash = forms.CharField(widget=forms.HiddenInput, max_length=64)
    agree = forms.BooleanField(label="")
    function = forms.CharField(label=gettext_lazy("Votre fonction"), max_length=100)

    def __init__(self, *args: Any, statement: str, asks_function: bool, **kwargs: Any) -> None:
        """`statement`: the words that are agreed to; a host says in which function."""
        super().__init__(*args, **kwargs)
        self.fields["agree"].label = statement
        if not asks_function:
            del self.fields["function"]


class ReasonForm(Form):
    """Why: everyone concerned reads it."""

    reason = forms.CharField(
        label=gettext_lazy("La raison"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Les autres parties la lisent."),
    )  # fmt: skip


class ContactForm(Form):
    """Where a party can be reached."""

    email = EmailField(label=gettext_lazy("E-mail"), required=False)
    phone = PhoneField(label=gettext_lazy("Téléphone"), required=False)

    def clean(self) -> dict[str, Any]:
        """At least one of both."""
        data = super().clean() or {}
        if not self.errors and not data.get("email") and not data.get("phone"):
            self.add_error("email", _("Il faut un e-mail ou un téléphone."))
        return data


class PassOnForm(ContactForm):
    """Another person of the host signs."""

    field_order = ["name", "function"]
    name = forms.CharField(label=gettext_lazy("Prénom et nom"), max_length=150)
    function = forms.CharField(label=gettext_lazy("Fonction"), max_length=100)


class PaperForm(Form):
    """A signed sheet, looked at by the school."""

    scan = ScanField(label=gettext_lazy("La feuille signée"))
    name = forms.CharField(label=gettext_lazy("Nom lu sous la signature"), max_length=150)
    checked = forms.BooleanField(
        label=gettext_lazy("J’ai vu l’original : la signature est celle de cette personne, pour ce texte."),
    )


class OutsideForm(Form):
    """An agreement signed wholly on paper, elsewhere: its key facts are above, its scan comes here."""

    scan = ScanField(label=gettext_lazy("La convention signée, toutes les pages"))
    school_name = forms.CharField(label=gettext_lazy("Signée pour l’établissement par"), max_length=150)
    host_name = forms.CharField(label=gettext_lazy("Signée pour la structure par"), max_length=150)
    guardian_name = forms.CharField(label=gettext_lazy("Signée par le responsable légal"), max_length=150)
    checked = forms.BooleanField(
        label=gettext_lazy("J’ai vu l’original : les quatre signatures y sont, les dates et horaires sont les bons."),
    )
