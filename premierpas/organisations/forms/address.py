"""Street, postal code, commune: asked once, in the same way everywhere."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from premierpas.core.alphabet import in_order
from premierpas.core.phones import place_numbers
from premierpas.core.postal_codes import PostalCodeField, communes_written
from premierpas.ui.forms import FiguresInput, Form


class CommuneForm(Form):
    """A postal code. When it doesn't tell the commune, the form asks which one."""

    postal_code = PostalCodeField(label=_("Code postal"), widget=FiguresInput(attrs={"class": "input--s"}))
    insee = forms.ChoiceField(label=_("Commune"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        written = str(
            (self.data or self.initial or {}).get(self.add_prefix("postal_code"), "")
            or self.initial.get("postal_code", "")
        )
        self.communes = communes_written(written)
        if len(self.communes) > 1:
            choices = in_order(((each.insee, each.name) for each in self.communes), lambda choice: choice[1])
            self.fields["insee"].choices = [("", _("Choisir")), *choices]  # type: ignore[attr-defined]
        else:
            del self.fields["insee"]
        place_numbers(self, self.communes[0].postal_codes[0] if self.communes else "")

    def clean(self) -> dict[str, Any]:
        """The commune is never left empty."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("postal_code") and not cleaned.get("insee"):
            if len(self.communes) > 1:
                self.add_error("insee", _("Plusieurs communes ont ce code postal. Choisissez la bonne."))
            elif self.communes:
                cleaned["insee"] = self.communes[0].insee
        return cleaned


class AddressForm(CommuneForm):
    """An address."""

    street = forms.CharField(label=_("Numéro et rue"), max_length=200)
    field_order = ["street", "postal_code", "insee"]
