"""The second factor's forms, in the house's look."""

from typing import Any

from allauth.mfa.base.forms import AuthenticateForm as BaseAuthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django.utils.translation import gettext_lazy as _

from premierpas.ui.forms import CodeInput, UiForm


class AuthenticateForm(UiForm, BaseAuthenticateForm):
    """The code of the authenticator app, or a recovery code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code de votre application, ou code de secours")


class ActivateForm(UiForm, ActivateTOTPForm):
    """The first code, which proves that the app is set up."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code affiché par votre application")
        self.fields["code"].widget = CodeInput()
