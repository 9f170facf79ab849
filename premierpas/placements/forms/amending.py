"""An amendment: place, tutors, lunch and why; days and hours come from the timetable's own form on the same page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from premierpas.core.phones import PhoneField
from premierpas.core.text import one_line
from premierpas.ui.forms import EmailField, FiguresInput, Form

from ..terms.content import FIELD_PART, Content, Part
from .addresses import check_postal_code


class AmendForm(Form):
    """What may still change once all have signed (domain.md)."""

    reason = forms.CharField(label=_("Pourquoi ce changement"), max_length=300)
    host_street = forms.CharField(label=_("Adresse du lieu"), max_length=200)
    host_postal_code = forms.CharField(label=_("Code postal"), max_length=80, widget=FiguresInput())
    host_city = forms.CharField(label=_("Ville"), max_length=100)
    tutor_1 = forms.CharField(label=_("Tuteur"), max_length=150)
    tutor_1_function = forms.CharField(label=_("Sa fonction"), max_length=100, required=False)
    tutor_2 = forms.CharField(label=_("Second tuteur"), max_length=150, required=False)
    tutor_2_function = forms.CharField(label=_("Fonction du second tuteur"), max_length=100, required=False)

    def __init__(self, data: Any = None, *, content: Content) -> None:
        """Filled with the text in force."""
        initial = {name: getattr(content, name) for name in ("host_street", "host_postal_code", "host_city")}
        for n, tutor in enumerate(content.tutors[:2], start=1):
            initial |= {f"tutor_{n}": tutor.get("name", ""), f"tutor_{n}_function": tutor.get("function", "")}
        super().__init__(data, initial=initial)
        self.country = content.host_country

    def clean(self) -> dict[str, Any]:
        """A French postal code has five figures."""
        data = super().clean() or {}
        check_postal_code(self, code="host_postal_code", country=self.country)
        return data

    @property
    def values(self) -> dict[str, Any]:
        """The fields of `Content`."""
        data = self.cleaned_data
        pairs = ((data[f"tutor_{n}"], data[f"tutor_{n}_function"]) for n in (1, 2))
        place = {name: one_line(data[name]) for name in ("host_street", "host_postal_code", "host_city")}
        return place | {"tutors": [{"name": one_line(a), "function": one_line(b)} for a, b in pairs if a]}


class DetailsForm(Form):
    """Facts and contacts that may be corrected at any time, each by its own part: facts are told to all."""

    referent = forms.CharField(label=_("Professeur référent"), max_length=150, required=False)
    safety_person = forms.CharField(label=_("Personne à qui parler"), max_length=150, required=False)
    host_insurance = forms.CharField(label=_("Assurance de la structure"), max_length=200, required=False)
    school_insurance = forms.CharField(label=_("Assurance de l’établissement"), max_length=200, required=False)
    family_insurance = forms.CharField(label=_("Assurance de la famille"), max_length=200, required=False)
    access = forms.CharField(label=_("Comment venir"), max_length=300, required=False)
    bring = forms.CharField(label=_("À apporter"), max_length=300, required=False)
    transport = forms.CharField(label=_("Déplacements pendant la journée"), max_length=200, required=False)
    host_contact = forms.CharField(label=_("Personne à joindre"), max_length=150, required=False)
    host_email = EmailField(label=_("E-mail de la structure"), required=False)
    host_phone = PhoneField(label=_("Téléphone de la structure"), required=False)

    def __init__(self, data: Any = None, *, content: Content, parts: set[Part]) -> None:
        """Filled with what stands; only the fields of these parts."""
        super().__init__(data, initial={name: getattr(content, name) for name in self.base_fields})
        for name in [name for name in self.fields if FIELD_PART[name] not in parts]:
            del self.fields[name]
