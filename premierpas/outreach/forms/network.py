"""The charter, the year's promise, who may know, and the yearly answer."""

from datetime import date
from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from premierpas.core import clock
from premierpas.ui.forms import ChoiceCards, ChoiceChips, DateField, Form, ScanField
from premierpas.ui.typography import title_first

from ..actions.network import MOST_SEATS
from ..enums import SameAgain


class CommitForm(Form):
    """What a member promises for the year."""

    seats = forms.IntegerField(
        label=lazy("Places promises pour l’année"), min_value=0, max_value=MOST_SEATS,
        help_text=lazy("Zéro : pas d’engagement cette année."),
    )  # fmt: skip
    trades = forms.CharField(
        label=lazy("Métiers à découvrir"), required=False, max_length=300,
        help_text=lazy("Par exemple : atelier, bureau d’études, accueil."),
    )  # fmt: skip


class JoinForm(CommitForm):
    """A company enters: who signed, when, and what it promises."""

    since = DateField(label=lazy("Charte signée le"))
    signed_by = forms.CharField(label=lazy("Par qui"), max_length=150)
    signed_as = forms.CharField(label=lazy("Sa fonction"), required=False, max_length=100)
    charter = ScanField(label=lazy("La charte signée"), required=False)
    public_said_by = forms.CharField(
        label=lazy("Qui a dit que l’entreprise peut être nommée sur le site ?"), required=False, max_length=150,
        help_text=lazy("Laissez vide si personne ne l’a dit : elle n’y est pas nommée."),
    )  # fmt: skip
    field_order = ("since", "signed_by", "signed_as", "charter", "seats", "trades", "public_said_by")

    def clean_since(self) -> date:
        """No day to come."""
        day: date = self.cleaned_data["since"]
        if day > clock.today():
            raise forms.ValidationError(_("Ce jour n’est pas encore venu."))
        return day


class CharterForm(Form):
    """The signed paper."""

    charter = ScanField(label=lazy("La charte signée"))


class PublicForm(Form):
    """Who of the company said that everybody may know."""

    said_by = forms.CharField(
        label=lazy("Qui l’a dit, dans l’entreprise ?"), required=False, max_length=150,
        help_text=lazy("Laissez vide pour la retirer de la liste publique."),
    )  # fmt: skip


class LeaveForm(Form):
    """Why a company leaves."""

    why = forms.CharField(label=lazy("Pourquoi elle part"), max_length=200)


class SameAgainForm(Form):
    """One choice, and the name of whoever makes it."""

    answer = forms.ChoiceField(
        label=lazy("Cette année"), choices=SameAgain.choices, widget=ChoiceCards(short=True), required=True
    )
    seats = forms.IntegerField(
        label=lazy("Si oui, combien de places"), required=False, min_value=1, max_value=MOST_SEATS
    )
    month = forms.ChoiceField(label=lazy("Si oui, quel mois"), required=False, widget=ChoiceChips)
    name = forms.CharField(label=lazy("Votre prénom et votre nom"), max_length=150)

    def __init__(self, *args: Any, months: list[date], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(day.isoformat(), title_first(date_format(day, "F"))) for day in months]
        self.fields["month"].choices = named  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A yes says how many, and when."""
        data = super().clean() or {}
        if data.get("answer") == SameAgain.YES:
            if not data.get("seats"):
                self.add_error("seats", _("Dites combien de places."))
            if not data.get("month"):
                self.add_error("month", _("Choisissez un mois."))
        return data

    @property
    def said(self) -> dict[str, Any]:
        """The answer as its action takes it."""
        data = self.cleaned_data
        month = date.fromisoformat(data["month"]) if data.get("month") else None
        return {"answer": SameAgain(data["answer"]), "seats": data.get("seats") or 0, "month": month}


class AnswerOnPhoneForm(SameAgainForm):
    """The same, as the team heard it."""

    name = forms.CharField(label=lazy("Qui l’a dit, dans l’entreprise ?"), max_length=150)
