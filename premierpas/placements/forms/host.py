"""A place found outside: who receives the pupil, where, when."""

from datetime import date
from itertools import groupby
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from premierpas.core.calendar import SchoolWeek
from premierpas.core.languages import said_later
from premierpas.core.phones import PhoneField, place_numbers
from premierpas.core.text import one_line
from premierpas.occupations.sectors import sector_choices
from premierpas.people.models import Enrolment
from premierpas.ui.forms import CheckboxCards, EmailField, FiguresInput, Form, WeekCards
from premierpas.ui.typography import day_name, month_name, title_first

from ..actions import Host
from ..models import Placement
from ..similar import similar_places
from ..terms.standard import COUNTRIES, HOME
from .addresses import check_postal_code

WEEKDAYS = [(str(n), said_later(day_name)(n)) for n in range(5)]


class HostForm(Form):
    """The host, its address and its tutor; days as weeks of the class's period."""

    name = forms.CharField(label=_("Nom de la structure"), max_length=150)
    sector = forms.ChoiceField(label=_("Secteur"), required=False)
    street = forms.CharField(label=_("Numéro et rue"), max_length=200)
    postal_code = forms.CharField(label=_("Code postal"), max_length=80, widget=FiguresInput())
    city = forms.CharField(label=_("Ville"), max_length=100)
    country = forms.ChoiceField(
        label=_("Pays"),
        choices=COUNTRIES,
        initial=HOME,
        required=False,
        help_text=_("À l’étranger, c’est le chef d’établissement qui décide."),
    )
    tutor = forms.CharField(
        label=_("Qui accueille sur place"),
        max_length=150,
        help_text=_("Prénom et nom de la personne qui montre le métier."),
    )
    phone = PhoneField(label=_("Téléphone de la structure"), required=False)
    email = EmailField(label=_("E-mail de la structure"), required=False)
    weeks = forms.MultipleChoiceField(label=_("Quelle semaine"), widget=WeekCards)
    days = forms.MultipleChoiceField(
        label=_("Quels jours"),
        choices=WEEKDAYS,
        initial=[value for value, _label in WEEKDAYS],
        widget=CheckboxCards,
        help_text=_("Tous, sauf si la semaine est partagée entre deux lieux."),
    )
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, weeks: list[SchoolWeek], **kwargs: Any) -> None:
        """Only weeks in which the class may go."""
        super().__init__(*args, **kwargs)
        place_numbers(self, one_line(self.data.get("postal_code", ""))[:5])
        self.near: list[Placement] = []
        if self.is_bound and "another" in self.data:
            self._ask_whether_another()
        self.fields["sector"].choices = [("", _("Choisir un secteur")), *sector_choices()]  # type: ignore[attr-defined]
        self.fields["weeks"].choices = _by_month(weeks)  # type: ignore[attr-defined]
        self.fields["weeks"].widget.marks = {week.monday.isoformat(): f"S{week.number}" for week in weeks}

    def clean(self) -> dict[str, Any]:
        """A host that can't be reached can't sign."""
        data: dict[str, Any] = super().clean() or {}
        check_postal_code(self, code="postal_code", country=data.get("country"))
        if not data.get("phone") and not data.get("email") and "email" not in self.errors:
            self.add_error("phone", _("Il faut un téléphone ou un e-mail : la convention part de là."))
        return data

    def is_new(self, pupil_id: int) -> bool:
        """Whether the pupil has no place that looks the same, or said it is another; otherwise `near` names those."""
        if self.cleaned_data.get("another"):
            return True
        self.near = similar_places(pupil_id, self.host, self.chosen_days)
        if self.near:
            self._ask_whether_another()
            self.add_error("another", _("Ce stage ressemble à un autre. Il faut cocher la case si c’en est un autre."))
        return not self.near

    def _ask_whether_another(self) -> None:
        self.fields["another"] = forms.BooleanField(label=_("C’est bien un autre stage"), required=False)

    @property
    def host(self) -> Host:
        """What was typed of the host."""
        names = ("name", "street", "postal_code", "city", "tutor", "phone", "email", "sector")
        country = self.cleaned_data["country"] or HOME
        return Host(country=country, **{name: one_line(self.cleaned_data[name]) for name in names})

    @property
    def chosen_days(self) -> list[date]:
        """The days of the weeks chosen."""
        weeks = [SchoolWeek(date.fromisoformat(monday)) for monday in self.cleaned_data["weeks"]]
        return [week.days[int(day)] for week in weeks for day in self.cleaned_data["days"]]


class ClassHostForm(HostForm):
    """The teacher says for whom."""

    field_order = ["enrolment"]
    enrolment = forms.ChoiceField(label=_("Élève"))

    def __init__(self, *args: Any, enrolments: list[Enrolment], **kwargs: Any) -> None:
        """Only pupils of this class, read before the page is drawn."""
        super().__init__(*args, **kwargs)
        self.enrolments = {str(each.pk): each for each in enrolments}
        names = [(pk, each.pupil.listed_name) for pk, each in self.enrolments.items()]
        self.fields["enrolment"].choices = [("", _("Choisir un élève")), *names]  # type: ignore[attr-defined]

    def clean_enrolment(self) -> Enrolment:
        """The pupil's year in this class."""
        return self.enrolments[self.cleaned_data["enrolment"]]


class CancelForm(Form):
    """Why a place is given up."""

    reason = forms.CharField(label=_("Pourquoi"), max_length=300)


def _by_month(weeks: list[SchoolWeek]) -> list[tuple[str, list[tuple[str, str]]]]:
    def month(week: SchoolWeek) -> str:
        return f"{title_first(month_name(week.monday.month))} {week.monday.year}"

    def label(week: SchoolWeek) -> str:
        return f"{week.first_day.day} – {week.last_day.day}"

    return [
        (name, [(week.monday.isoformat(), label(week)) for week in group]) for name, group in groupby(weeks, key=month)
    ]
