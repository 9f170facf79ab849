"""Sign-up, verification, team, sites."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from premierpas.core import clock
from premierpas.core.errors import DomainError
from premierpas.core.geography import find_naf, naf_code, naf_label
from premierpas.core.phones import PhoneField, place_numbers
from premierpas.organisations.enums import CompanyKind, FoundAt
from premierpas.organisations.models import Company, Membership
from premierpas.organisations.siret import clean_siret
from premierpas.ui.forms import (
    ChoiceCards,
    DateField,
    DateInput,
    EmailField,
    FiguresInput,
    Form,
    NameField,
    ReachField,
)

from .address import AddressForm


class SignUpForm(AddressForm):
    """A company and the person who signs it up, on one page."""

    siret = forms.CharField(
        label=_("Numéro SIRET"),
        help_text=_("Quatorze chiffres, sur vos factures. Les services publics et les associations en ont un aussi."),
        max_length=60,
        widget=FiguresInput(attrs={"autocomplete": "off"}),
    )
    company_name = forms.CharField(label=_("Nom de la structure"), max_length=150)
    kind = forms.ChoiceField(label=_("Vous êtes"), choices=CompanyKind.choices, widget=ChoiceCards)
    naf = forms.CharField(
        label=_("Votre activité"), required=False, max_length=80,
        help_text=_("Un code NAF (62.01Z) ou un mot (menuiserie)."), widget=FiguresInput(attrs={"inputmode": "text"}),
    )  # fmt: skip
    name = NameField(label=_("Votre prénom et votre nom"))
    function = forms.CharField(label=_("Votre fonction"), max_length=100)
    email = EmailField(label=_("Votre e-mail"), help_text=_("Un code y arrive tout de suite."))
    phone = PhoneField(
        label=_("Votre téléphone"), help_text=_("Une coordinatrice vous appelle avant la première offre.")
    )
    once = forms.UUIDField(widget=forms.HiddenInput)

    field_order = [
        "siret", "company_name", "kind", "naf", "street", "postal_code", "insee",
        "name", "function", "email", "phone", "once",
    ]  # fmt: skip

    def clean_siret(self) -> str:
        """Fourteen digits whose sum is right."""
        try:
            return clean_siret(self.cleaned_data["siret"])
        except DomainError as error:
            raise forms.ValidationError(str(error.message)) from None

    def clean_naf(self) -> str:
        """A code as it stands, or the first activity that the words name."""
        typed = self.cleaned_data["naf"].strip()
        if not typed:
            return ""
        code = naf_code(typed)
        if naf_label(code):
            return code
        found = find_naf(typed, limit=1)
        if not found:
            raise forms.ValidationError(_("Aucune activité ne porte ce nom. Essayez un autre mot, ou laissez vide."))
        return found[0][0]


class VerifyForm(Form):
    """The call-back: on a contact found independently, who, how."""

    person = forms.ChoiceField(label=_("À qui avez-vous parlé ?"), widget=ChoiceCards)
    contact = PhoneField(
        label=_("Numéro appelé"),
        help_text=_("Cherchez-le vous-même. Celui de l’inscription ne suffit que si vous le trouvez aussi ailleurs."),
    )
    found_at = forms.ChoiceField(label=_("Où l’avez-vous trouvé ?"), choices=FoundAt.choices, widget=ChoiceCards)
    called_on = DateField(label=_("Quand avez-vous appelé ?"), widget=DateInput)
    note = forms.CharField(label=_("Note"), widget=forms.Textarea, required=False, max_length=2000)

    def __init__(self, *args: Any, company: Company, **kwargs: Any) -> None:
        super().__init__(*args, initial={"called_on": clock.today()}, **kwargs)
        place_numbers(self, company.postal_code)
        members = company.memberships.filter(until=None).select_related("user")
        self.members = {str(member.pk): member for member in members}
        self.fields["person"].choices = [  # type: ignore[attr-defined]
            (key, f"{member.user.name}, {member.function}" if member.function else member.user.name)
            for key, member in self.members.items()
        ]

    def clean_person(self) -> Membership:
        """The member who was spoken to."""
        return self.members[self.cleaned_data["person"]]


class RefuseForm(Form):
    """Why a company isn't verified; its members read it."""

    reason = forms.CharField(label=_("Raison, lue par la structure"), widget=forms.Textarea, max_length=1000)


class RefuseNameForm(Form):
    """Why a company keeps its name; its members read it."""

    reason = forms.CharField(label=_("Raison, lue par la structure"), max_length=300)


class OwnCompanyForm(Form):
    """How one's company is called and reached."""

    name = forms.CharField(label=_("Nom de la structure"), max_length=150)
    phone = PhoneField(label=_("Téléphone"), required=False)
    email = EmailField(label=_("E-mail"), required=False, help_text=_("Celui que lisent l’élève et son collège."))

    def __init__(self, *args: Any, company: Company, **kwargs: Any) -> None:
        begun = {"name": company.wanted_name or company.name, "phone": company.phone, "email": company.email}
        super().__init__(*args, initial=begun, **kwargs)
        place_numbers(self, company.postal_code)
        if company.is_verified:
            self.fields["name"].help_text = _("Un autre nom paraît après un appel de notre part.")


class TutorForm(Form):
    """Somebody who looks after pupils and has no account."""

    name = forms.CharField(label=_("Prénom et nom"), max_length=150)
    function = forms.CharField(label=_("Fonction"), max_length=100)
    contact = ReachField(label=_("Téléphone ou e-mail"), help_text=_("Seuls le collège et la famille le lisent."))


class SiteNameForm(Form):
    """The name of a place: all that changes where an offer leads pupils to it."""

    name = forms.CharField(label=_("Nom du lieu"), max_length=120, help_text=_("Atelier, siège, boutique…"))


class SiteForm(SiteNameForm, AddressForm):
    """A place of the company."""

    field_order = ["name", "street", "postal_code", "insee"]
