"""What the school completes; most of it comes from its settings."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from premierpas.core.phones import PhoneField
from premierpas.ui.forms import Form

from ..terms.content import FIELD_PART, Content, Part
from ..terms.judging import NEEDED

_LONG = forms.Textarea(attrs={"rows": 3})


def _text(label: Any, length: int = 200, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=length, required=False, **more)


class SchoolPartForm(Form):
    """Saved as it is typed, complete or not."""

    referent = _text(_("Professeur référent"), 150)
    school_insurance = _text(_("Assurance de l’établissement"), 200)
    family_insurance = _text(
        _("Assurance de la famille"),
        200,
        help_text=_("L’attestation de responsabilité civile : assureur, numéro, ou « reçue »."),
    )
    objectives = _text(_("Objectifs"), 600, widget=_LONG)
    follow_up = _text(_("Suivi pendant la semaine"), 400, widget=_LONG)
    board_decision = _text(_("Délibération du conseil d’administration"), 200)
    extra_article = _text(_("Article propre à l’établissement"), 1200, widget=_LONG)
    usual_hours_waived = forms.BooleanField(
        label=_("J’accepte des horaires avant 8 h ou après 18 h"), required=False,
        help_text=_("Seulement si le métier l’impose. Jamais avant 6 h ; avant 16 ans, jamais après 20 h."),
    )  # fmt: skip
    pupil_street = _text(_("Adresse de l’élève"), 200)
    pupil_postal_code = _text(_("Code postal de l’élève"), 10)
    pupil_city = _text(_("Ville de l’élève"), 100)
    school_email = forms.EmailField(label=_("E-mail de l’établissement"), required=False)
    school_phone = PhoneField(label=_("Téléphone de l’établissement"), required=False)

    def __init__(self, data: Any = None, *, content: Content) -> None:
        """Filled with what the agreement says."""
        super().__init__(data, initial={name: getattr(content, name) for name in self.base_fields})
        for name in NEEDED[Part.SCHOOL]:
            self.fields[name].asked = True  # type: ignore[attr-defined]

    @property
    def values(self) -> dict[str, Any]:
        """The fields of `Content` that the school may write."""
        return {name: value for name, value in self.cleaned_data.items() if FIELD_PART[name] is Part.SCHOOL}
