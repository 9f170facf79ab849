"""An ordinary week of a volunteer, and days away."""

from typing import Any

from django import forms
from django.core.validators import MaxValueValidator
from django.utils.dates import WEEKDAYS as DAY_NAMES
from django.utils.translation import gettext_lazy as _

from premierpas.core.postal_codes import PostalCodeField
from premierpas.people.enums import Language
from premierpas.ui.forms import CheckboxCards, DateField, Form, WeekCards
from premierpas.ui.typography import title_first

from ..enums import WEEKDAYS, Part
from ..models import Availability
from ..models.offering import MOST_PUPILS
from ..offering import sectors, slot_of

SECTORS = (_("Un secteur que vous connaissez"), _("Un deuxième secteur"), _("Un troisième secteur"))


class AvailabilityForm(Form):
    """When, how many pupils, in which languages, around which trades."""

    slots = forms.MultipleChoiceField(
        label=_("Quand êtes-vous libre, une semaine ordinaire ?"), required=False, widget=WeekCards,
    )  # fmt: skip
    load = forms.IntegerField(
        label=_("Combien d’élèves voulez-vous accompagner ?"), min_value=0, max_value=MOST_PUPILS, initial=1,
        help_text=_("Zéro pour une pause : ceux que vous accompagnez restent avec vous."),
    )  # fmt: skip
    languages = forms.MultipleChoiceField(
        label=_("Quelles langues parlez-vous ?"), choices=Language.choices, widget=CheckboxCards,
        initial=[Language.FRENCH.value], help_text=_("Les familles aussi seront contentes de vous comprendre."),
    )  # fmt: skip

    postal_code = PostalCodeField(
        label=_("Code postal d’où vous venez"), required=False,
        help_text=_("Pour vous proposer un élève d’un établissement proche. Aucune adresse n’est demandée."),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, said: Availability | None, most: int = MOST_PUPILS, **kwargs: Any) -> None:
        """`most`: of pupils, as the territory lets one accompany."""
        begun: dict[str, Any] = {}
        if said is not None:
            begun = {"slots": said.slots, "load": min(said.load, most), "languages": said.languages}
            begun["postal_code"] = said.postal_code
            begun |= {f"sector_{number}": code for number, code in enumerate(said.sectors, 1)}
        super().__init__(data, initial=begun, **kwargs)
        load: Any = self.fields["load"]
        load.max_value = most
        load.validators.append(MaxValueValidator(most))
        load.widget.attrs["max"] = most
        slots: Any = self.fields["slots"]
        slots.choices = [
            (title_first(str(DAY_NAMES[day - 1])), [(f"{day}-{part.value}", part.label) for part in Part])
            for day in WEEKDAYS
        ]
        known = sectors.only
        choices = [("", _("À choisir")), *(known() if known is not None else ())]
        for number, label in enumerate(SECTORS, 1):
            self.add_field(f"sector_{number}", forms.ChoiceField(label=label, choices=choices, required=False))

    def said(self) -> dict[str, Any]:
        """What the action takes."""
        data = self.cleaned_data
        chosen = (data[f"sector_{number}"] for number in range(1, len(SECTORS) + 1))
        return {
            "languages": [Language(each) for each in data["languages"]],
            "sectors": [each for each in chosen if each],
            "slots": [slot_of(each) for each in data["slots"]],
            "load": data["load"],
            "postal_code": data["postal_code"],
        }


class AwayForm(Form):
    """From one day to another."""

    first_day = DateField(label=_("Premier jour"))
    last_day = DateField(label=_("Dernier jour"))
    field_order = ["first_day", "last_day"]
