"""What the school completes; most of it comes from its settings."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.core.phones import PhoneField
from premierpas.ui.forms import EmailField, FiguresInput, Form

from ..terms.content import FIELD_PART, Content, Part
from ..terms.judging import NEEDED
from ..terms.standard import CarePlan, SpecialCase
from .addresses import keep_postal_code

_LONG = forms.Textarea(attrs={"rows": 3})


def _text(label: Any, length: int = 200, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=length, required=False, **more)


class SchoolPartForm(Form):
    """Saved as it is typed, complete or not."""

    referent = _text(gettext_lazy("Professeur référent"), 150)
    referent_contact = _text(gettext_lazy("Joindre le professeur référent"), 150)
    school_insurance = _text(gettext_lazy("Assurance de l’établissement"), 200)
    family_insurance = _text(
        gettext_lazy("Assurance de la famille"),
        200,
        help_text=gettext_lazy("L’attestation de responsabilité civile : assureur, numéro, ou « reçue »."),
    )
    objectives = _text(gettext_lazy("Objectifs"), 600, widget=_LONG)
    follow_up = _text(gettext_lazy("Suivi pendant la semaine"), 400, widget=_LONG)
    board_decision = _text(gettext_lazy("Délibération du conseil d’administration"), 200)
    school_status = _text(
        gettext_lazy("Statut de l’établissement"), 100, help_text=gettext_lazy("Public, privé sous contrat…")
    )
    care_plan = forms.ChoiceField(
        label=gettext_lazy("Projet d’accueil individualisé"), required=False,
        help_text=gettext_lazy("Seulement s’il y en a un, et qui fournit la trousse. Rien d’autre sur la santé."),
        choices=[("", gettext_lazy("non, ou rien à dire")), *CarePlan.choices],
    )  # fmt: skip
    extra_article = _text(gettext_lazy("Article propre à l’établissement"), 1200, widget=_LONG)
    usual_hours_waived = forms.BooleanField(
        label=gettext_lazy("J’accepte des horaires avant 8 h ou après 18 h"), required=False,
        help_text=gettext_lazy("Seulement si le métier l’impose. Jamais avant 6 h ; avant 16 ans, jamais après 20 h."),
    )  # fmt: skip
    special_accepted = forms.BooleanField(
        required=False, help_text=gettext_lazy("Sinon, annulez la place : l’élève en cherche une autre.")
    )
    special_reason = _text(gettext_lazy("Pourquoi l’établissement l’accepte"), 300)
    pupil_street = _text(gettext_lazy("Adresse de l’élève"), 200)
    pupil_postal_code = _text(gettext_lazy("Code postal de l’élève"), 80, widget=FiguresInput())
    pupil_city = _text(gettext_lazy("Ville de l’élève"), 100)
    school_email = EmailField(label=gettext_lazy("E-mail de l’établissement"), required=False)
    school_phone = PhoneField(label=gettext_lazy("Téléphone de l’établissement"), required=False)

    def __init__(self, data: Any = None, *, content: Content, special: Sequence[str] = ()) -> None:
        """Filled with what the agreement says. `special`: what the school must decide on openly, if anything."""
        self.special = list(special)
        initial = {name: getattr(content, name, "") for name in self.base_fields}
        initial["special_accepted"] = bool(special) and content.special_case == "+".join(special)
        super().__init__(data, initial=initial)
        if special:
            cases = _(" et ").join(str(SpecialCase(each).label) for each in special)
            self.fields["special_accepted"].label = _("J’accepte ce stage %(case)s") % {"case": cases}
        else:
            del self.fields["special_accepted"], self.fields["special_reason"]
        for name in NEEDED[Part.SCHOOL]:
            self.fields[name].asked = True  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The pupil's postal code is kept as five figures."""
        data = super().clean() or {}
        keep_postal_code(self, "pupil_postal_code")
        return data

    @property
    def values(self) -> dict[str, Any]:
        """The fields of `Content` that the school may write."""
        own = {name: value for name, value in self.cleaned_data.items() if FIELD_PART.get(name) is Part.SCHOOL}
        own["special_case"] = "+".join(self.special) if self.cleaned_data.get("special_accepted") else ""
        return own
