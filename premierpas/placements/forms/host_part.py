"""What the host completes: what isn't known yet comes first, the rest can be corrected below it."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.core.phones import PhoneField, place_numbers
from premierpas.core.text import one_line
from premierpas.organisations.errors import BadSiret
from premierpas.organisations.siret import clean_siret
from premierpas.ui.forms import CheckboxCards, EmailField, FiguresInput, Form
from premierpas.ui.written import written

from ..models import Agreement, Signatory
from ..terms.articles import OWN_LAWS
from ..terms.content import Content, Part
from ..terms.judging import missing
from ..terms.standard import COUNTRIES, HOME, LunchPayer, LunchPlace, prohibitions_for
from ..terms.wording import law_of
from .addresses import check_postal_code

TUTORS = 2
_LONG = forms.Textarea(attrs={"rows": 4})
_SHORT = forms.Textarea(attrs={"rows": 2})


def _text(label: Any, length: int = 200, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=length, required=False, **more)


class HostPartForm(Form):
    """Saved as it is typed, complete or not; what is missing is said when the part is to be finished."""

    activities = _text(
        gettext_lazy("Ce que l’élève voit et fait"),
        1500,
        widget=_LONG,
        help_text=gettext_lazy("Observer, assister, poser des questions. Une ligne par moment."),
    )
    tutor_1 = _text(gettext_lazy("Tuteur"), 150, help_text=gettext_lazy("Prénom et nom de qui reçoit l’élève."))
    tutor_1_function = _text(gettext_lazy("Sa fonction"), 100)
    tutor_2 = _text(gettext_lazy("Second tuteur"), 150)
    tutor_2_function = _text(gettext_lazy("Fonction du second tuteur"), 100)
    safety_person = _text(
        gettext_lazy("À qui l’élève peut parler si quelque chose ne va pas"),
        150,
        help_text=gettext_lazy("Une personne présente, autre que le tuteur si possible."),
    )
    host_insurance = _text(
        gettext_lazy("Votre assurance"),
        200,
        help_text=gettext_lazy(
            "Responsabilité civile : assureur et numéro de contrat. Service de l’État : écrivez-le."
        ),
    )
    lunch_where = forms.ChoiceField(label=gettext_lazy("Le repas de midi"), required=False)
    lunch_paid_by = forms.ChoiceField(label=gettext_lazy("Payé par"), required=False)
    safety = forms.MultipleChoiceField(
        label=gettext_lazy("Interdit aux moins de 18 ans"), required=False, widget=CheckboxCards,
        help_text=gettext_lazy("Cochez chaque ligne : l’élève ne touche à rien de cela, il n’y assiste pas de près."),
    )  # fmt: skip
    signer_name = _text(
        gettext_lazy("Qui signe pour la structure"),
        150,
        help_text=gettext_lazy("Une personne qui peut l’engager : gérante, directeur…"),
    )
    signer_function = _text(gettext_lazy("Fonction de qui signe"), 100)
    signer_email = EmailField(label=gettext_lazy("E-mail de qui signe"), required=False)
    signer_phone = PhoneField(
        label=gettext_lazy("Téléphone de qui signe"),
        required=False,
        help_text=gettext_lazy("Pour recevoir le code par SMS, s’il n’y a pas d’e-mail."),
    )
    host_name = _text(gettext_lazy("Nom de la structure"), 150)
    host_siret = _text(gettext_lazy("SIRET"), 60, help_text=gettext_lazy("Quatorze chiffres, s’il y en a un."),
                       widget=FiguresInput())  # fmt: skip
    host_without_siret = _text(
        gettext_lazy("Sinon, pourquoi il n’y en a pas"), 150, help_text=gettext_lazy("Particulier, étranger, création…")
    )
    head_office = _text(gettext_lazy("Siège, s’il est ailleurs"), 250)
    host_street = _text(gettext_lazy("Adresse du lieu"), 200)
    host_postal_code = _text(gettext_lazy("Code postal"), 80, widget=FiguresInput())
    host_city = _text(gettext_lazy("Ville"), 100)
    host_country = forms.ChoiceField(label=gettext_lazy("Pays"), choices=COUNTRIES, required=False)
    host_activity = _text(gettext_lazy("Activité"), 200)
    access = _text(gettext_lazy("Comment venir"), 300, widget=_SHORT)
    bring = _text(gettext_lazy("À apporter"), 300, widget=_SHORT)
    transport = _text(
        gettext_lazy("Déplacements pendant la journée"),
        200,
        help_text=gettext_lazy("Si l’élève vous accompagne ailleurs : comment, avec qui."),
    )
    tutor_contact = _text(gettext_lazy("Joindre le tuteur"), 150, help_text=gettext_lazy("Téléphone ou e-mail."))
    host_contact = _text(gettext_lazy("Personne à joindre"), 150)
    host_email = EmailField(label=gettext_lazy("E-mail de la structure"), required=False)
    host_phone = PhoneField(label=gettext_lazy("Téléphone de la structure"), required=False)

    def __init__(self, data: Any = None, *, agreement: Agreement) -> None:
        """Shows what is known so far; signatories must have been read (`queries.parties`)."""
        content, signer, sector = agreement.content, agreement.host_signatory, agreement.placement.sector
        self.content, self.signer = content, signer
        super().__init__(data, initial=initial_of(content, signer))
        place_numbers(self, content.host_postal_code)
        self._choose("lunch_where", LunchPlace.choices)
        self._choose("lunch_paid_by", LunchPayer.choices)
        checks = prohibitions_for(sector)
        self.fields["safety"].choices = [(each.code, each.text) for each in checks]  # type: ignore[attr-defined]
        if law_of(content) not in OWN_LAWS:  # the Pacific's codes have other numbers
            self.fields["safety"].widget.hints = {each.code: written(each.article) for each in checks}
        lacks = missing(Part.HOST, content, sector=sector)
        self.asked = [name for name in self.fields if self._is_open(name, lacks)]
        for name in self.asked:
            self.fields[name].asked = name not in ("tutor_1_function", "host_without_siret")  # type: ignore[attr-defined]

    def _choose(self, name: str, choices: Any) -> None:
        self.fields[name].choices = [("", _("Choisir")), *choices]  # type: ignore[attr-defined]

    def _is_open(self, name: str, lacks: dict[str, str]) -> bool:
        """Whether it is asked first: the agreement can't do without it, or what was typed isn't right."""
        if name in ("signer_name", "signer_function"):
            open_yet = not self.initial.get(name)
        elif name == "signer_email":
            open_yet = not (self.initial.get("signer_email") or self.initial.get("signer_phone"))
        else:
            field = {"host_without_siret": "host_siret"}.get(name, "tutors" if name.startswith("tutor_1_") else name)
            open_yet = ("tutors" if field == "tutor_1" else field) in lacks
        return open_yet or name in self.errors

    @property
    def first(self) -> list[forms.BoundField]:
        """The fields that wait for the host."""
        return [self[name] for name in self.asked]

    @property
    def known(self) -> list[forms.BoundField]:
        """What is filled in already, to be read and corrected."""
        return [self[name] for name in self.fields if name not in self.asked]

    @property
    def known_is_bad(self) -> bool:
        """Whether an error lies among what is folded away."""
        return any(name in self.errors for name in self.fields if name not in self.asked)

    def clean_host_siret(self) -> str:
        """Checked as everywhere, when there is one."""
        typed = self.cleaned_data["host_siret"]
        try:
            return clean_siret(typed) if typed else ""
        except BadSiret as error:
            raise forms.ValidationError(str(error.message)) from error

    def clean(self) -> dict[str, Any]:
        """A French postal code has five figures."""
        data = super().clean() or {}
        check_postal_code(self, code="host_postal_code", country=data.get("host_country"))
        return data

    @property
    def values(self) -> dict[str, Any]:
        """The fields of `Content` that the host may write."""
        data = self.cleaned_data
        own = {name: data[name] for name in self.fields if name in _PLAIN}
        own["host_country"] = own["host_country"] or HOME
        pairs = ((data[f"tutor_{n}"], data[f"tutor_{n}_function"]) for n in range(1, TUTORS + 1))
        own["tutors"] = [{"name": one_line(name), "function": one_line(role)} for name, role in pairs if name]
        own["safety"] = sorted(data["safety"])
        return own

    @property
    def representative(self) -> dict[str, str]:
        """Who signs: name, function, email, phone."""
        return {name: self.cleaned_data[f"signer_{name}"] for name in ("name", "function", "email", "phone")}


_PLAIN = {
    "activities", "safety_person", "host_insurance", "lunch_where", "lunch_paid_by", "host_name", "host_siret",
    "host_street", "host_postal_code", "host_city", "host_country", "host_activity", "access", "bring", "transport",
    "host_contact", "host_email", "host_phone", "host_without_siret",
    "head_office", "tutor_contact",
}  # fmt: skip


def initial_of(content: Content, signer: Signatory | None) -> dict[str, Any]:
    """What is known, field by field."""
    known = {name: getattr(content, name) for name in _PLAIN} | {"safety": content.safety}
    for n in range(TUTORS):
        tutor = content.tutors[n] if n < len(content.tutors) else {}
        known |= {f"tutor_{n + 1}": tutor.get("name", ""), f"tutor_{n + 1}_function": tutor.get("function", "")}
    if signer is not None:
        known |= {f"signer_{name}": getattr(signer, name) for name in ("name", "function", "email", "phone")}
    return known
