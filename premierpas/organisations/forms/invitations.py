"""Somebody to invite. An address that isn't of the school's domain is asked about once, before anything is sent."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from premierpas.core.errors import DomainError
from premierpas.organisations.enums import Role
from premierpas.organisations.errors import OtherDomain
from premierpas.ui.forms import ChoiceCards, EmailField, Form

ASKED, SURE = "asked_about", "sure"


class AskedAddress(Form):
    """The question beside an unusual address; mix in before a form with a field `email`.

    The answer holds for the address that was asked about: one typed afterwards is asked about anew.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.is_bound and self.data.get(self.add_prefix(ASKED)):
            self._ask(self.data.get(self.add_prefix("email"), ""))

    def refuse(self, error: DomainError, words: str = "") -> None:
        """Say what is wrong, and ask whether an unusual address is right."""
        if isinstance(error, OtherDomain):
            email = self.cleaned_data["email"]
            typed = {name: self.data.get(name) for name in self.data if name != self.add_prefix(SURE)}
            self.data = typed | {self.add_prefix(ASKED): email}
            if SURE not in self.fields:
                self._ask(email)
        super().refuse(error, words)

    @property
    def address_confirmed(self) -> bool:
        """Whether this very address is said to be right."""
        data = self.cleaned_data
        return bool(data.get(SURE)) and data.get(ASKED, "").lower() == data["email"].lower()

    def _ask(self, email: str) -> None:
        label = _("Oui, %(email)s est bien son adresse de travail") % {"email": email}
        self.add_field(SURE, forms.BooleanField(label=label, required=False))
        self.add_field(ASKED, forms.CharField(widget=forms.HiddenInput, required=False))


class InviteForm(AskedAddress):
    """Somebody to join."""

    name = forms.CharField(label=_("Prénom et nom"), max_length=150)
    email = EmailField(label=_("E-mail"))


class StaffInviteForm(AskedAddress):
    """A teacher, somebody of the office, or another head of the school."""

    name = forms.CharField(label=_("Prénom et nom"), max_length=150)
    email = EmailField(label=_("E-mail professionnel"))
    role = forms.ChoiceField(
        label=_("Comme"),
        choices=[
            (Role.TEACHER.value, _("professeur")),
            (Role.OFFICE.value, _("secrétariat, vie scolaire ou adjoint")),
            (Role.HEAD_TEACHER.value, _("direction")),
        ],
        initial=Role.TEACHER.value,
        widget=ChoiceCards,
    )
    function = forms.CharField(
        label=_("Sa fonction"),
        help_text=_("Pour le secrétariat, la vie scolaire ou un adjoint : secrétaire, CPE, principale adjointe…"),
        max_length=100,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """The office's people are known by what they do; what others are is known."""
        data = super().clean() or self.cleaned_data
        if data.get("role") == Role.OFFICE and not data.get("function") and "function" not in self.errors:
            self.add_error("function", _("Indiquez sa fonction : elle est affichée à côté de son nom."))
        return data
