"""Street, postal code, commune: asked once, in the same way everywhere."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from premierpas.core.geography import communes_of_postal_code
from premierpas.ui.forms import FiguresInput, Form


class CommuneForm(Form):
    """A postal code. When several communes share it, the form asks which one."""

    postal_code = forms.CharField(
        label=_("Code postal"),
        max_length=5,
        widget=FiguresInput(attrs={"class": "input--s"}),
    )
    insee = forms.ChoiceField(label=_("Commune"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        code = str(
            (self.data or self.initial or {}).get(self.add_prefix("postal_code"), "")
            or self.initial.get("postal_code", "")
        )
        shared = communes_of_postal_code(code)
        if len(shared) > 1:
            self.fields["insee"].choices = [("", _("Choisir")), *((each.insee, each.name) for each in shared)]  # type: ignore[attr-defined]
        else:
            del self.fields["insee"]

    def clean_postal_code(self) -> str:
        """A code that some commune has."""
        code = self.cleaned_data["postal_code"]
        if code and not communes_of_postal_code(code):
            raise forms.ValidationError(_("Aucune commune n’a ce code postal. Il compte cinq chiffres."))
        return str(code)

    def clean(self) -> dict[str, Any]:
        """The commune is never left empty."""
        cleaned = super().clean() or self.cleaned_data
        shared = communes_of_postal_code(cleaned.get("postal_code", ""))
        if len(shared) > 1 and not cleaned.get("insee"):
            self.add_error("insee", _("Plusieurs communes ont ce code postal. Choisissez la bonne."))
        elif shared and not cleaned.get("insee"):
            cleaned["insee"] = shared[0].insee
        return cleaned


class AddressForm(CommuneForm):
    """An address."""

    street = forms.CharField(label=_("Numéro et rue"), max_length=200)
    field_order = ["street", "postal_code", "insee"]
