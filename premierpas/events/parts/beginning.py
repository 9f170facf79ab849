"""What an event is, and when and where."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from premierpas.core import clock
from premierpas.core.once import new_key
from premierpas.core.postal_codes import PostalCodeField, communes_written
from premierpas.organisations.models import Company
from premierpas.ui.forms import ChoiceCards, ChoiceChips, DateField, FiguresInput, Form
from premierpas.ui.typography import hours

from ..actions.programme import Line
from ..enums import Kind, Where
from ..models import Event
from ..usual import USUAL
from .rows import RowsForm, hour_field

FURTHEST = timedelta(days=800)
EVENING = time(20)


def at(day: date, hour: time) -> datetime:
    """The instant of a day and an hour, as read in Paris."""
    return datetime.combine(day, hour, clock.PARIS)


def local(moment: datetime) -> datetime:
    """As the fields show it."""
    return moment.astimezone(clock.PARIS)


def within_reason(day: date) -> date:
    """A day that somebody may mean; raises ValidationError."""
    if abs(day - clock.today()) > FURTHEST:
        raise forms.ValidationError(_("Cette date est trop loin d’aujourd’hui : relisez l’année."))
    return day


class SubjectForm(Form):
    """What it is, in its own words."""

    title = forms.CharField(label=lazy("Titre"), max_length=100, help_text=lazy("Ce qu’on y fait, en peu de mots."))
    summary = forms.CharField(label=lazy("En une phrase"), max_length=250, widget=forms.Textarea(attrs={"rows": "3"}))
    about = forms.CharField(label=lazy("En quelques lignes"), required=False, max_length=3000, widget=forms.Textarea)
    company = forms.ChoiceField(label=lazy("Structure qui reçoit"), required=False)
    bring = forms.CharField(label=lazy("À apporter"), required=False, max_length=300)

    def __init__(
        self, data: Any = None, *, companies: Sequence[Company], initial: dict[str, Any] | None = None
    ) -> None:
        super().__init__(data, initial=initial)
        self.companies = {str(each.pk): each for each in companies}
        named = [(key, each.name) for key, each in self.companies.items()]
        self.fields["company"].choices = [("", _("Aucune")), *named]  # type: ignore[attr-defined]

    def values(self) -> dict[str, Any]:
        """What the event takes of it."""
        data = self.cleaned_data
        return {
            "title": data["title"], "summary": data["summary"], "about": data["about"], "bring": data["bring"],
            "company": self.companies.get(data["company"]),
        }  # fmt: skip


class NewForm(SubjectForm):
    """The little with which an event begins: its kind brings what is usual."""

    kind = forms.ChoiceField(
        label=lazy("Quel genre d’événement ?"), choices=Kind.choices, widget=ChoiceCards(hints={}, short=True)
    )
    day = DateField(label=lazy("Jour"))
    begins = hour_field(lazy("Heure de début"), required=False, help_text=lazy("Vide : l’heure habituelle du genre."))
    once = forms.UUIDField(widget=forms.HiddenInput)
    field_order = ("kind", "title", "summary", "day", "begins", "company")

    def __init__(self, data: Any = None, *, companies: Sequence[Company], initial: dict[str, Any]) -> None:
        super().__init__(data, companies=companies, initial={"once": new_key()} | initial)
        del self.fields["about"], self.fields["bring"]
        self.fields["kind"].widget.hints = {  # type: ignore[attr-defined]
            kind: _("%(seats)d places, %(length)s") % {"seats": usual.seats, "length": hours(usual.lasts)}
            for kind, usual in USUAL.items()
        }

    def clean_day(self) -> date:
        """A day that somebody may mean."""
        return within_reason(self.cleaned_data["day"])

    def begun(self) -> dict[str, Any]:
        """What a draft begins with."""
        data, kind = self.cleaned_data, Kind(self.cleaned_data["kind"])
        return {
            "kind": kind, "title": data["title"], "summary": data["summary"],
            "company": self.companies.get(data["company"]),
            "start": at(data["day"], data["begins"] or USUAL[kind].begins),
        }  # fmt: skip


class WhenForm(RowsForm):
    """A day, its hours, a place; the other dates of a series."""

    ROW: ClassVar[Any] = {
        "day": lambda: DateField(label=lazy("Autre jour")),
        "begins": lambda: hour_field(lazy("Début")),
        "ends": lambda: hour_field(lazy("Fin")),
    }
    NEEDS = ("day", "begins", "ends")

    day = DateField(label=lazy("Jour"))
    begins = hour_field(lazy("Heure de début"))
    ends = hour_field(lazy("Heure de fin"))
    closes = DateField(label=lazy("Dernier jour pour s’inscrire"))
    where = forms.ChoiceField(label=lazy("Où"), choices=Where.choices, widget=ChoiceChips)
    video = forms.URLField(
        label=lazy("Lien de la visio"), required=False, max_length=300, assume_scheme="https",
        help_text=lazy("Celui de l’association. Seuls les inscrits le voient."),
    )  # fmt: skip
    venue = forms.CharField(label=lazy("Lieu"), required=False, max_length=150)
    street = forms.CharField(label=lazy("Numéro et rue"), required=False, max_length=200)
    postal_code = PostalCodeField(
        label=lazy("Code postal"), required=False, widget=FiguresInput(attrs={"class": "input--s"})
    )
    city = forms.CharField(label=lazy("Ville"), required=False, max_length=100)
    meeting_point = forms.CharField(
        label=lazy("Rendez-vous"), required=False, max_length=200, help_text=lazy("Où et à quelle heure se retrouver.")
    )
    route = forms.CharField(label=lazy("Comment venir"), required=False, max_length=300)
    access = forms.CharField(label=lazy("Accès en fauteuil"), required=False, max_length=300)

    def __init__(self, data: Any = None, *, event: Event) -> None:
        sessions = list(event.sessions.order_by("start", "pk"))
        rows = [
            {"pk": each.pk, "day": local(each.start).date(), "begins": local(each.start).time(),
             "ends": local(each.end).time()}
            for each in sessions
        ]  # fmt: skip
        start, end = local(event.start), local(event.end)
        initial = {
            "day": start.date(), "begins": start.time(), "ends": end.time(), "closes": local(event.closes_at).date(),
        } | {name: getattr(event, name) for name in self.base_fields if hasattr(event, name)}  # fmt: skip
        super().__init__(data, rows=rows, blank=3 if USUAL[Kind(event.kind)].series else 0, initial=initial)

    def clean_day(self) -> date:
        """A day that somebody may mean."""
        return within_reason(self.cleaned_data["day"])

    def clean(self) -> dict[str, Any]:
        """An end after the start, a last day before it; the city that the postal code names."""
        data = super().clean()
        _ends_after(self, data, "")
        for number in range(self.count):
            _ends_after(self, data, f"_{number}")
            if (day := data.get(f"day_{number}")) and abs(day - clock.today()) > FURTHEST:
                self.add_error(f"day_{number}", _("Cette date est trop loin d’aujourd’hui : relisez l’année."))
        if data.get("day") and data.get("closes"):
            if data["closes"] > data["day"]:
                self.add_error("closes", _("On s’inscrit avant l’événement : choisissez un jour plus tôt."))
            elif abs(data["closes"] - clock.today()) > FURTHEST:
                self.add_error("closes", _("Cette date est trop loin d’aujourd’hui : relisez l’année."))
        if data.get("postal_code") and not data.get("city"):
            data["city"] = next((each.name for each in communes_written(data["postal_code"])), "")
        return data

    def values(self) -> dict[str, Any]:
        """What the event takes of it."""
        data = self.cleaned_data
        start = at(data["day"], data["begins"])
        place = ("where", "video", "venue", "street", "postal_code", "city", "meeting_point", "route", "access")
        return {
            "start": start,
            "end": at(data["day"], data["ends"]),
            "closes_at": min(start, at(data["closes"], EVENING)),
            **{name: data[name] for name in place},
        }

    def sessions(self) -> list[Line]:
        """The other dates."""
        return [
            Line({"start": at(row.values["day"], row.values["begins"]),
                  "end": at(row.values["day"], row.values["ends"])}, row.pk)
            for _number, row in self.used()
        ]  # fmt: skip


def _ends_after(form: Form, data: dict[str, Any], suffix: str) -> None:
    begins, ends = data.get(f"begins{suffix}"), data.get(f"ends{suffix}")
    if begins and ends and ends <= begins:
        form.add_error(f"ends{suffix}", _("La fin doit être après le début."))


class WhyForm(Form):
    """Why it doesn't take place."""

    why = forms.CharField(label=lazy("Pourquoi"), max_length=300, help_text=lazy("Tout le monde le lira."))


class RepeatForm(Form):
    """How many weeks more."""

    times = forms.IntegerField(label=lazy("Combien de semaines de suite"), min_value=1, max_value=20, initial=3)
    once = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"once": new_key()})
