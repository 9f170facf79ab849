"""What a coordinator says in spring, and whom they name."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.agenda.models import Presence
from premierpas.organisations.enums import Role
from premierpas.ui.forms import DateField

from .clearing import IntentionForm


class CoordinationForm(IntentionForm):
    """Stays, until a day, leaves; and who takes over."""

    to = forms.ChoiceField(
        label=gettext_lazy("Qui reprend"), required=False,
        help_text=gettext_lazy("À dire si personne d’autre ne coordonne. Cette personne est prévenue."),
    )  # fmt: skip
    together_from = DateField(
        label=gettext_lazy("Ensemble à partir du"), required=False,
        help_text=gettext_lazy("Dès ce jour, vous coordonnez à deux. Vide : seulement après votre dernier jour."),
    )  # fmt: skip
    field_order = ["answer", "last_day", "to", "together_from", "word"]

    def __init__(self, data: Any = None, *, people: Sequence[Presence], place: int, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.people = {str(each.pk): each for each in people}
        field: Any = self.fields["to"]
        field.choices = [("", _("À choisir")), *((key, _named(each, place)) for key, each in self.people.items())]

    def clean_to(self) -> Presence | None:
        """The person."""
        return self.people.get(self.cleaned_data["to"])


def _named(presence: Presence, place: int) -> str:
    if presence.role != Role.COORDINATOR:
        return _("%(name)s, de l’équipe") % {"name": presence.user.name}
    words = _("%(name)s, coordination") if presence.place == place else _("%(name)s, d’un autre territoire")
    return words % {"name": presence.user.name}
