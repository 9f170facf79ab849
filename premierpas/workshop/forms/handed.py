"""What a pupil writes under their name on a CV to hand over."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from premierpas.people.models import Enrolment
from premierpas.ui.forms import Form, ReachField

from ..handed import the_class
from ..models import HandedDetails


class HandedForm(Form):
    """Each line is the pupil's choice; nothing is asked for."""

    with_class = forms.BooleanField(label=_("Écrire ma classe et mon établissement"), required=False)
    town = forms.CharField(
        label=_("Ma ville"),
        max_length=60,
        required=False,
        help_text=_("La ville suffit : n’écris pas ton adresse. Vide, rien n’est écrit."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    contact = ReachField(
        label=_("Un téléphone ou un e-mail"),
        max_length=100,
        required=False,
        help_text=_("Le tien, celui d’un parent (demande-lui) ou celui du collège. Vide, rien n’est écrit."),
    )

    def __init__(self, *args: Any, kept: HandedDetails | None, town: str, enrolment: Enrolment | None) -> None:
        """It begins with what was kept, else with the town that the school knows."""
        begun: dict[str, Any] = {"town": town}
        if kept is not None:
            begun = {"with_class": kept.with_class, "town": kept.town, "contact": kept.contact}
        super().__init__(*args, initial=begun)
        self.fields["with_class"].help_text = the_class(enrolment)
