"""What is typed about partners."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from premierpas.agenda.models import Presence
from premierpas.core import clock
from premierpas.core.once import new_key
from premierpas.core.phones import PhoneField
from premierpas.insights.indicators import INDICATORS
from premierpas.occupations.sectors import sector_choices
from premierpas.organisations.forms.invitations import AskedAddress
from premierpas.outreach.models import CompanyFile
from premierpas.ui.forms import ChoiceCards, ChoiceChips, DateField, EmailField, Form, ScanField

from .enums import BY_HAND, Became, EntryKind, Outcome, PartnerKind, SkillKind
from .models import Contact

MOST_EUROS, MOST_HOURS, MOST_PROMISED = 100_000_000, 2_000, 10_000_000
LONG = forms.Textarea(attrs={"rows": 3})


class OnceForm(Form):
    """A form that makes something: sent twice, it makes one thing."""

    once = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"once": new_key()} | kwargs.get("initial", {})
        super().__init__(data, *args, **kwargs)

    def choose(self, name: str, choices: Sequence[tuple[Any, Any]]) -> None:
        """Set what can be chosen in a field."""
        self.fields[name].choices = list(choices)  # type: ignore[attr-defined]


class PartnerForm(OnceForm):
    """What a partner is."""

    name = forms.CharField(label=_("Nom"), max_length=150)
    kind = forms.ChoiceField(label=_("Type"), choices=PartnerKind.choices, widget=ChoiceCards(short=True))
    city = forms.CharField(label=_("Ville"), max_length=100, required=False)
    about = forms.CharField(label=_("Ce que nous faisons ensemble"), required=False, max_length=2000, widget=LONG)
    everywhere = forms.BooleanField(label=_("Partenaire de toute l’association"), required=False)


class CorrectPartnerForm(PartnerForm):
    """The same, mended, with who follows it."""

    owner = forms.ChoiceField(label=_("Qui suit ce partenaire"), required=False)

    def __init__(self, data: Any = None, *, team: Sequence[Presence], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        del self.fields["everywhere"]
        self._team = {str(each.pk): each for each in team}
        self.choose("owner", [("", _("Personne")), *((key, each.user.name) for key, each in self._team.items())])

    def clean_owner(self) -> Presence | None:
        """Somebody of the team."""
        return self._team.get(self.cleaned_data["owner"])


class PersonForm(OnceForm):
    """A person of the partner and how to reach them."""

    name = forms.CharField(label=_("Prénom et nom"), max_length=150)
    function = forms.CharField(label=_("Fonction"), required=False, max_length=100)
    phone = PhoneField(label=_("Téléphone"), required=False)
    email = EmailField(label=_("E-mail"), required=False)


class NoteForm(OnceForm):
    """What happened."""

    kind = forms.ChoiceField(
        label=_("Ce que vous notez"), choices=[(each, each.label) for each in BY_HAND], widget=ChoiceChips,
        initial=EntryKind.CALL,
    )  # fmt: skip
    said = forms.CharField(label=_("Ce qui a été dit"), max_length=4000, widget=LONG)


class AgreementForm(OnceForm):
    """An agreement to be signed."""

    title = forms.CharField(label=_("Titre"), max_length=150, help_text=_("Par exemple : convention annuelle."))
    sign_by = DateField(label=_("À signer avant le"))
    starts_on = DateField(label=_("Il commence le"))
    ends_on = DateField(
        label=_("Il finit le"), required=False, help_text=_("Deux mois avant, une tâche rappelle de le renouveler.")
    )


class SignForm(Form):
    """Both have signed."""

    signed_on = DateField(label=_("Signé le"), initial=clock.today)
    our_signatory = forms.CharField(label=_("Pour l’association"), max_length=150)
    their_signatory = forms.CharField(label=_("Pour le partenaire"), max_length=150)


class RequestForm(OnceForm):
    """What is asked of an institution."""

    asked = forms.CharField(label=_("Ce que vous demandez"), max_length=2000, widget=LONG)
    asked_on = DateField(label=_("Demandé le"), initial=clock.today)
    due = DateField(label=_("Réponse attendue le"))


class AnswerForm(Form):
    """What it answered."""

    outcome = forms.ChoiceField(
        label=_("La réponse"), choices=[(each, each.label) for each in Outcome if each != Outcome.WAITING],
        widget=ChoiceChips,
    )  # fmt: skip
    answered_on = DateField(label=_("Répondu le"), initial=clock.today)
    answer = forms.CharField(label=_("Ce qu’il a dit"), required=False, max_length=2000, widget=LONG)


class GrantForm(OnceForm):
    """A call for grants."""

    partner = forms.ChoiceField(label=_("Qui finance"))
    title = forms.CharField(label=_("Intitulé"), max_length=150)
    call_closes_on = DateField(label=_("À déposer avant le"))
    asked = forms.IntegerField(label=_("Montant demandé, en euros"), required=False, min_value=1, max_value=MOST_EUROS)
    promised_use = forms.CharField(
        label=_("Ce que vous promettez d’en faire"), required=False, max_length=2000, widget=LONG
    )
    first_day = DateField(label=_("La période va du"))
    last_day = DateField(label=_("Jusqu’au"))
    report_due = DateField(label=_("Bilan à rendre avant le"))

    def __init__(self, data: Any = None, *, partners: Sequence[Any], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self._partners = {str(each.pk): each for each in partners}
        self.choose("partner", [("", _("Choisir un partenaire")), *((k, p.name) for k, p in self._partners.items())])

    def clean_partner(self) -> Any:
        """The partner itself."""
        return self._partners[self.cleaned_data["partner"]]


class AskedForm(Form):
    """For how much the file is handed in."""

    asked = forms.IntegerField(label=_("Montant demandé, en euros"), min_value=1, max_value=MOST_EUROS)


class GrantedForm(Form):
    """How much was granted."""

    granted = forms.IntegerField(
        label=_("Montant accordé, en euros"), min_value=0, max_value=MOST_EUROS, help_text=_("Zéro si c’est un refus.")
    )


class TargetForm(Form):
    """A figure that proves the use, and how much is promised."""

    indicator = forms.ChoiceField(
        label=_("Chiffre"),
        choices=[("", _("À choisir")), *((each.code, each.name) for each in INDICATORS.values())],
    )
    promised = forms.IntegerField(label=_("Promis"), min_value=1, max_value=MOST_PROMISED)


class DocumentForm(Form):
    """A paper and what it is."""

    name = forms.CharField(label=_("Ce que c’est"), max_length=120, help_text=_("Par exemple : convention signée."))
    scan = ScanField(label=_("Le document"))
    shared = forms.BooleanField(label=_("Le partenaire le voit aussi dans son espace"), required=False)


class InviteForm(AskedAddress, OnceForm):
    """Somebody of the partner to invite."""

    name = forms.CharField(label=_("Prénom et nom"), max_length=150)
    email = EmailField(label=_("E-mail"))
    function = forms.CharField(label=_("Fonction"), required=False, max_length=100)


class SheetForm(Form):
    """The months of a sheet."""

    first = forms.ChoiceField(label=_("De"))
    last = forms.ChoiceField(label=_("À"))

    def __init__(self, data: Any = None, *, months: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        for name in ("first", "last"):
            self.fields[name].choices = list(months)  # type: ignore[attr-defined]


class OwnDoorForm(OnceForm):
    """What somebody can open."""

    opens = forms.CharField(
        label=_("Qui pouvez-vous nous présenter ?"), max_length=150,
        help_text=_("Une entreprise, un métier ou des personnes. Par exemple : les hôtels de La Défense."),
    )  # fmt: skip
    sector = forms.ChoiceField(label=_("Secteur"), required=False)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.choose("sector", [("", _("Plusieurs ou autre")), *sector_choices()])


class _OfContact(OnceForm):
    """What the team notes for somebody of a partner."""

    contact = forms.ChoiceField(label=_("Qui"))

    def __init__(self, data: Any = None, *, people: Sequence[Contact], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self._people = {str(each.pk): each for each in people}
        named = [(key, f"{each.name}, {each.partner.name}") for key, each in self._people.items()]
        self.choose("contact", [("", _("Choisir une personne")), *named])

    def clean_contact(self) -> Contact:
        """The person."""
        return self._people[self.cleaned_data["contact"]]


class DoorForm(_OfContact, OwnDoorForm):
    """The same, for a contact."""

    field_order = ("contact", "opens", "sector")


class IntroductionForm(OnceForm):
    """For which company, and why it would help."""

    file = forms.ChoiceField(label=_("Pour quelle entreprise ?"))
    words = forms.CharField(
        label=_("Pourquoi cela aiderait"), required=False, max_length=600, widget=LONG,
        help_text=_("La personne le lit tel quel."),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, files: Sequence[CompanyFile], **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self._files = {str(each.pk): each for each in files}
        named = [(key, ", ".join(filter(None, [each.name, each.city]))) for key, each in self._files.items()]
        self.choose("file", [("", _("Choisir une entreprise")), *named])

    def clean_file(self) -> CompanyFile:
        """The company's file."""
        return self._files[self.cleaned_data["file"]]


class OutcomeForm(Form):
    """What became of an introduction."""

    became = forms.ChoiceField(label=_("Ce qu’elle a donné"), choices=Became.choices, widget=ChoiceChips)
    outcome = forms.CharField(label=_("Un mot pour qui a ouvert la porte"), required=False, max_length=300, widget=LONG)


class OwnSkillForm(OnceForm):
    """Hours of what one is good at."""

    kind = forms.ChoiceField(label=_("Compétence"), choices=SkillKind.choices, widget=ChoiceChips)
    words = forms.CharField(label=_("En quelques mots"), required=False, max_length=150)
    hours = forms.IntegerField(label=_("Heures offertes"), min_value=1, max_value=MOST_HOURS)


class SkillForm(_OfContact, OwnSkillForm):
    """The same, for a contact."""

    field_order = ("contact", "kind", "words", "hours")


class HoursForm(OnceForm):
    """How many hours, and what for."""

    hours = forms.IntegerField(label=_("Heures"), min_value=1, max_value=MOST_HOURS)
    purpose = forms.CharField(label=_("Pour quoi"), max_length=200)


class GivenForm(Form):
    """How many hours were given."""

    given = forms.IntegerField(label=_("Heures données"), min_value=1, max_value=MOST_HOURS)


class ThanksForm(Form):
    """A word of thanks."""

    thanks = forms.CharField(label=_("Votre mot"), max_length=300, widget=LONG)
