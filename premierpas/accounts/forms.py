"""Sign-in forms: the pupil card, the e-mail, the code."""

from typing import Any

from allauth.account.forms import ConfirmLoginCodeForm
from django import forms
from django.utils.translation import gettext_lazy as _

from premierpas.core.phones import PhoneField
from premierpas.ui.forms import CodeInput, EmailField, Form, UiForm


class CardForm(Form):
    """The pupil's door."""

    username = forms.CharField(
        label=_("Ton nom d’utilisateur"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    passphrase = forms.CharField(
        label=_("Tes trois mots"),
        help_text=_("Ceux de ta carte, dans l’ordre. Majuscules et tirets ne comptent pas."),
        max_length=100,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}),
    )
    on_this_device = forms.BooleanField(label=_("C’est mon téléphone : reste connecté"), required=False)


class EmailForm(Form):
    """The adults' door."""

    email = EmailField(
        label=_("Votre e-mail"),
        help_text=_("Nous vous envoyons un code à six chiffres. Pas de mot de passe à retenir."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    on_this_device = forms.BooleanField(label=_("C’est mon appareil : rester connecté"), required=False)


class CodeForm(UiForm, ConfirmLoginCodeForm):
    """The code that came by e-mail."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code reçu par e-mail")
        self.fields["code"].widget = CodeInput(attrs={"autocomplete": "one-time-code"})

    def clean_code(self) -> str:
        """Forgive spaces; say what to do when it is wrong."""
        try:
            return str(super().clean_code())
        except forms.ValidationError:
            raise forms.ValidationError(
                _("Ce code n’est pas le bon. Vérifiez les six chiffres, ou demandez-en un autre.")
            ) from None


class DetailsForm(Form):
    """An adult's name and phone."""

    name = forms.CharField(
        label=_("Votre prénom et votre nom"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    phone = PhoneField(label=_("Votre téléphone"), required=False)


class NewEmailForm(Form):
    """The address that is to replace the present one."""

    email = EmailField(
        label=_("Votre nouvelle adresse"),
        help_text=_("Un code part vers chacune des deux adresses. Rien ne change avant que vous ayez saisi les deux."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )


class EmailCodesForm(Form):
    """The codes that both addresses got."""

    former_code = forms.CharField(
        label=_("Code reçu à l’adresse actuelle"), widget=CodeInput(attrs={"autocomplete": "off"})
    )
    new_code = forms.CharField(
        label=_("Code reçu à la nouvelle adresse"), widget=CodeInput(attrs={"autocomplete": "off"})
    )
