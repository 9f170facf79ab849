"""How many seats, for whom, in which order; who registers, and what is asked."""

from datetime import date
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from premierpas.core import clock
from premierpas.core.alphabet import alphabetical
from premierpas.organisations.models import School
from premierpas.ui.forms import ChoiceCards, ChoiceChips, DateField, Form

from ..actions.placing import Kept
from ..enums import EventState, ForWhom, OpenTo, Order
from ..models import Event
from .beginning import EVENING, at, local, within_reason
from .rows import RowsForm

MOST_SEATS, MOST_HOURS = 2000, 96
PRIORITY = "priority"


def _count(label: object) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=1, max_value=MOST_SEATS)


class PlacesForm(RowsForm):
    """Seats, those that are kept until a day, and who comes first."""

    ROW: ClassVar[Any] = {
        "school": lambda: forms.ChoiceField(label=lazy("Gardées pour")),
        "seats": lambda: _count(lazy("Combien de places")),
        "until": lambda: DateField(label=lazy("Jusqu’au")),
    }
    NEEDS = ("school", "seats", "until")
    BLANK = 2
    MOST = 20

    seats = _count(lazy("Nombre de places"))
    order = forms.ChoiceField(label=lazy("Qui passe d’abord"), choices=Order.choices, widget=ChoiceCards)
    draw = DateField(
        label=lazy("Jour du tirage"),
        required=False,
        help_text=lazy("Pour un tirage au sort : il a lieu à 20 h."),
    )
    hold_hours = forms.IntegerField(
        label=lazy("Heures pour répondre"), min_value=1, max_value=MOST_HOURS,
        help_text=lazy("Une place qui se libère est proposée ce temps-là. Les nuits et les dimanches ne comptent pas."),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, event: Event) -> None:
        self.event = event
        rows = [
            {
                "pk": each.pk, "school": str(each.school_id or PRIORITY), "seats": each.seats.count(),
                "until": local(each.until).date(),
            }
            for each in event.quotas.filter(opened_at=None).order_by("pk")
        ]  # fmt: skip
        super().__init__(
            data, rows=rows,
            initial={
                "seats": event.seats.count(), "order": event.order, "hold_hours": event.hold_hours,
                "draw": local(event.draw_at).date() if event.draw_at else None,
            },
        )  # fmt: skip
        schools = School.objects.filter(territory=event.territory_id).order_by(alphabetical("name"), "pk")
        self.schools = {str(each.pk): each for each in schools}
        choices = [("", _("Personne")), (PRIORITY, _("Tous les établissements prioritaires"))]
        choices += [(key, each.name) for key, each in self.schools.items()]
        for number in range(self.count):
            self.fields[f"school_{number}"].choices = choices  # type: ignore[attr-defined]
        if event.state != EventState.DRAFT:  # the rule was printed before anybody registered
            del self.fields["order"], self.fields["draw"]
            self.own = [name for name in self.own if name in self.fields]

    def clean(self) -> dict[str, Any]:
        """A day for a draw; days before the event; no school twice."""
        data = super().clean()
        day, closes = local(self.event.start).date(), local(self.event.closes_at).date()
        if data.get("order") == Order.DRAW:
            if not data.get("draw"):
                self.add_error("draw", _("Il faut le jour du tirage au sort."))
            elif data["draw"] >= day:
                self.add_error("draw", _("Le tirage a lieu avant l’événement : choisissez un jour plus tôt."))
            else:
                self._judge("draw", data["draw"])
        seen = set[str]()
        for number in range(self.count):
            school, until = data.get(f"school_{number}"), data.get(f"until_{number}")
            if school and school in seen:
                self.add_error(f"school_{number}", _("Une seule ligne par établissement."))
            seen.add(school or "")
            if until and not clock.today() <= until <= closes:
                self.add_error(f"until_{number}", _("Entre aujourd’hui et le dernier jour pour s’inscrire."))
        return data

    def _judge(self, name: str, day: date) -> None:
        try:
            within_reason(day)
        except forms.ValidationError as fault:
            self.add_error(name, fault)

    def values(self) -> dict[str, Any]:
        """What the event takes of it."""
        data = self.cleaned_data
        found: dict[str, Any] = {"hold_hours": data["hold_hours"]}
        if "order" in data:
            is_drawn = data["order"] == Order.DRAW
            found |= {"order": data["order"], "draw_at": at(data["draw"], EVENING) if is_drawn else None}
        return found

    def kept(self) -> list[Kept]:
        """The seats that are kept, until the evening of a day."""
        return [
            Kept(
                self.schools.get(row.values["school"]),
                row.values["seats"],
                min(at(row.values["until"], EVENING), self.event.closes_at),
            )
            for _number, row in self.used()
        ]


class AskedForm(Form):
    """Who registers, and what is asked once one has a seat."""

    for_whom = forms.ChoiceField(label=lazy("Qui s’inscrit"), choices=ForWhom.choices, widget=ChoiceCards)
    open_to = forms.ChoiceField(label=lazy("Ouvert à"), choices=OpenTo.choices, widget=ChoiceChips)
    asks_authorisation = forms.BooleanField(label=lazy("Demander l’accord d’un parent"), required=False)
    asks_needs = forms.BooleanField(
        label=lazy("Demander ce que chacun mange et ce qu’il lui faut"), required=False,
        help_text=lazy("Effacé trente jours après."),
    )  # fmt: skip
    asks_photos = forms.BooleanField(label=lazy("Demander l’accord pour les photos"), required=False)

    def __init__(self, data: Any = None, *, event: Event) -> None:
        super().__init__(data, initial={name: getattr(event, name) for name in self.base_fields})
        if event.state != EventState.DRAFT:  # adults and minors who registered for one never come to the other
            del self.fields["for_whom"]
