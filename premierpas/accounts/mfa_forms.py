"""The second factor's forms, in the house's look and under the house's limiter."""

from typing import Any

from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm as BaseAuthenticateForm
from allauth.mfa.base.forms import ReauthenticateForm as BaseReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.ui.forms import CodeInput, FiguresInput, UiForm

from .devices import is_known
from .limiter import FACTOR, count_try, give_back_try
from .slowing import too_many


class _CodeForm(UiForm):
    """A code that may be tried a few times only, by account, device and address."""

    label: Any = gettext_lazy("Code de votre application, ou code de secours")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["code"]  # type: ignore[attr-defined]
        field.label = self.label
        field.widget = FiguresInput(attrs={"autocomplete": "one-time-code"})

    def clean_code(self) -> str:
        account = f"user:{self.user.pk}"  # type: ignore[attr-defined]
        known = is_known(context.request, pk=self.user.pk)  # type: ignore[attr-defined]
        wait = count_try("factor", context.request, account=account, known=known, limits=FACTOR)
        if wait is not None:
            raise too_many(_("Trop d’essais. Attendez %(minutes)d min, puis tapez un nouveau code."), wait)
        try:
            code = str(super().clean_code())
        except forms.ValidationError:
            raise forms.ValidationError(_("Ce code n’est pas le bon. Tapez celui que l’application montre.")) from None
        give_back_try("factor", context.request, account=account, known=known)
        return code


class AuthenticateForm(_CodeForm, BaseAuthenticateForm):
    """The code of the authenticator app, or a recovery code, to sign in."""


class ReauthenticateForm(_CodeForm, BaseReauthenticateForm):
    """The same, in the middle of a session."""


class ActivateForm(_CodeForm, ActivateTOTPForm):
    """The first code, which proves that the app is set up."""

    label = gettext_lazy("Code affiché par votre application")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].widget = CodeInput()
