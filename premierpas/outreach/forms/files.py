"""A company's own facts, its people, and where it stands."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from premierpas.core.errors import DomainError
from premierpas.core.phones import PhoneField
from premierpas.core.postal_codes import PostalCodeField
from premierpas.core.text import one_line
from premierpas.occupations.sectors import sector_choices
from premierpas.organisations.siret import clean_siret
from premierpas.ui.forms import ChoiceCards, DateField, EmailField, FiguresInput, Form

from ..enums import ENDED, FILE_MOVES, FileState
from ..models import CompanyFile


class CompanyFileForm(Form):
    """What a file says of a company; only the name has to be known."""

    name = forms.CharField(label=_("Nom de l’entreprise"), max_length=150)
    siret = forms.CharField(
        label=_("SIRET"), required=False, max_length=60, widget=FiguresInput(attrs={"autocomplete": "off"}),
        help_text=_("Quatorze chiffres. Laissez vide si vous ne le connaissez pas."),
    )  # fmt: skip
    sector = forms.ChoiceField(label=_("Secteur"), required=False)
    street = forms.CharField(label=_("Adresse"), required=False, max_length=200)
    postal_code = PostalCodeField(label=_("Code postal"), required=False)
    city = forms.CharField(label=_("Ville"), required=False, max_length=100)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["sector"].choices = [("", _("Pas encore connu")), *sector_choices()]  # type: ignore[attr-defined]

    def clean_name(self) -> str:
        """On one line."""
        return one_line(self.cleaned_data["name"])

    def clean_siret(self) -> str:
        """Fourteen digits whose sum is right, or none."""
        typed = self.cleaned_data["siret"].strip()
        if not typed:
            return ""
        try:
            return clean_siret(typed)
        except DomainError as error:
            raise forms.ValidationError(str(error.message)) from None


class LeadForm(CompanyFileForm):
    """A new lead, with whom to call."""

    contact = forms.CharField(label=_("Qui appeler"), required=False, max_length=150)
    phone = PhoneField(label=_("Téléphone"), required=False)
    email = EmailField(label=_("E-mail"), required=False)
    other_company = forms.BooleanField(label=_("C’est une autre entreprise"), required=False, widget=forms.HiddenInput)
    once = forms.UUIDField(widget=forms.HiddenInput)

    def ask_whether_other(self) -> None:
        """Show the box that says that it is another company than those with nearly the same name."""
        self.fields["other_company"].widget = forms.CheckboxInput()


class CorrectForm(CompanyFileForm):
    """The same facts, mended; `version` is the one that the page showed."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def compare_with(self, version: int) -> None:
        """From now on the page stands beside this version: sent again, it counts."""
        self.data = {**self.data.dict(), "version": str(version)}  # type: ignore[attr-defined]


class ContactForm(Form):
    """A person of the company and how to reach them."""

    name = forms.CharField(label=_("Prénom et nom"), max_length=150)
    function = forms.CharField(label=_("Fonction"), required=False, max_length=100)
    phone = PhoneField(label=_("Téléphone"), required=False)
    email = EmailField(label=_("E-mail"), required=False)
    wish = forms.CharField(
        label=_("À savoir"), required=False, max_length=200, help_text=_("Par exemple : pas le lundi.")
    )


class MoveForm(Form):
    """Where the company stands now."""

    to = forms.ChoiceField(label=_("La fiche devient"), widget=ChoiceCards(short=True))
    why = forms.CharField(
        label=_("Pourquoi"), required=False, max_length=200,
        help_text=_("À remplir pour une entreprise en sommeil ou qui a dit non."),
    )  # fmt: skip
    next_step = forms.CharField(label=_("Prochain pas"), required=False, max_length=200)
    next_on = DateField(label=_("Pour quand"), required=False)

    def __init__(self, data: Any = None, *, file: CompanyFile, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        moves = FILE_MOVES[FileState(file.state)]
        self.fields["to"].choices = [(str(state), state.label) for state in moves]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """What ends says why."""
        data = super().clean() or {}
        if data.get("to") in ENDED and not data.get("why", "").strip():
            self.add_error("why", _("Dites pourquoi en quelques mots : qui reprendra la fiche voudra le savoir."))
        return data
