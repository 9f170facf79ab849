"""The hall and its hours, stands, where somebody goes."""

from collections.abc import Mapping, Sequence
from datetime import datetime, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from premierpas.core import clock
from premierpas.core.once import new_key
from premierpas.core.text import one_line
from premierpas.events.models import Event
from premierpas.organisations.models import Company
from premierpas.ui.forms import CheckboxCards, ChoiceCards, DateField, EmailField, Form

from ..enums import Answer, Need
from ..models import Forum, Slot, Stand
from ..seated import Places

_END_OF_DAY = time(23, 59)
UNANSWERED = ("", _("pas encore de réponse"))


class HallForm(Form):
    """How big, how many, until when."""

    columns = forms.IntegerField(label=_("Emplacements dans la largeur"), min_value=1, max_value=12)
    rows = forms.IntegerField(label=_("Rangées"), min_value=1, max_value=12)
    places = forms.IntegerField(
        label=_("Élèves à la fois sur un stand"), min_value=1, max_value=200,
        help_text=_("Vous pouvez changer ce nombre stand par stand, heure par heure."),
    )  # fmt: skip
    wishes_until = DateField(
        label=_("Dernier jour pour choisir"), required=False,
        help_text=_("Ce jour-là, jusqu’à minuit, les inscrits rangent jusqu’à cinq stands dans l’ordre."),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, forum: Forum) -> None:
        until = forum.wishes_until
        held = {name: getattr(forum, name) for name in ("columns", "rows", "places")}
        held["wishes_until"] = until.astimezone(clock.PARIS).date() if until else None
        super().__init__(data, initial=held)

    def said(self) -> dict[str, Any]:
        """What the action takes."""
        day = self.cleaned_data["wishes_until"]
        until = datetime.combine(day, _END_OF_DAY, clock.PARIS) if day else None
        return self.cleaned_data | {"wishes_until": until}


class SlotsForm(Form):
    """From when to when, and how long each."""

    first = forms.TimeField(label=_("Premier passage à"))
    last = forms.TimeField(label=_("Dernier passage fini à"))
    minutes = forms.IntegerField(label=_("Minutes sur chaque stand"), min_value=5, max_value=120, initial=20)
    pause = forms.IntegerField(label=_("Minutes pour changer de stand"), min_value=0, max_value=60, initial=5)

    def __init__(self, data: Any = None, *, event: Event, slots: Sequence[Slot]) -> None:
        held: dict[str, Any] = {
            "first": event.start.astimezone(clock.PARIS).time(), "last": event.end.astimezone(clock.PARIS).time(),
        }  # fmt: skip
        if slots:
            held["first"], held["last"] = _at(slots[0].start), _at(slots[-1].end)
            held["minutes"] = _minutes(slots[0].start, slots[0].end)
            held["pause"] = _minutes(slots[0].end, slots[1].start) if len(slots) > 1 else 5
        super().__init__(data, initial=held)
        self.day = event.start.astimezone(clock.PARIS).date()

    def said(self) -> dict[str, Any]:
        """The same with instants of the event's day."""
        data = self.cleaned_data
        return {
            "first": datetime.combine(self.day, data["first"], clock.PARIS),
            "last": datetime.combine(self.day, data["last"], clock.PARIS),
            "minutes": data["minutes"], "pause": data["pause"],
        }  # fmt: skip


def _at(moment: datetime) -> time:
    return moment.astimezone(clock.PARIS).time()


def _minutes(first: datetime, last: datetime) -> int:
    return int((last - first).total_seconds() // 60)


class InviteForm(Form):
    """Some of the companies of this page."""

    companies = forms.MultipleChoiceField(label=_("Structures"), widget=CheckboxCards)

    def __init__(self, data: Any = None, *, companies: Sequence[Company], closed: Mapping[int, Any]) -> None:
        super().__init__(data)
        self.by_id = {str(each.pk): each for each in companies}
        field = self.fields["companies"]
        field.choices = [(key, each.name) for key, each in self.by_id.items()]  # type: ignore[attr-defined]
        field.widget.hints = {  # type: ignore[attr-defined]
            key: closed.get(each.pk) or ", ".join(filter(None, [each.city, each.email]))
            for key, each in self.by_id.items()
        }
        field.widget.closed = {str(pk) for pk in closed}  # type: ignore[attr-defined]

    def chosen(self) -> list[Company]:
        """Those that were ticked."""
        return [self.by_id[key] for key in self.cleaned_data["companies"]]


class NewStandForm(Form):
    """A stand by hand."""

    name = forms.CharField(label=_("Nom du stand"), max_length=100)
    email = EmailField(label=_("E-mail"), required=False)
    trades = forms.CharField(label=_("Métiers que l’on y découvre"), required=False, max_length=200)
    invite = forms.BooleanField(label=_("Envoyer l’invitation maintenant"), required=False)
    once = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, initial={"once": new_key()})


class StandForm(Form):
    """What is known of a stand, and how many may come when."""

    name = forms.CharField(label=_("Nom du stand"), max_length=100)
    number = forms.TypedChoiceField(label=_("Numéro dans la salle"), required=False, coerce=int, empty_value=None)
    trades = forms.CharField(label=_("Métiers que l’on y découvre"), required=False, max_length=200)
    about = forms.CharField(label=_("Ce que les élèves doivent savoir"), required=False, max_length=300)
    email = EmailField(label=_("E-mail"), required=False)
    answer = forms.ChoiceField(
        label=_("Réponse"), required=False, choices=[UNANSWERED, *Answer.choices], widget=ChoiceCards(short=True)
    )
    people = forms.CharField(label=_("Qui sera là"), required=False, max_length=300)
    needs = forms.MultipleChoiceField(
        label=_("Ce qu’il leur faut"), required=False, choices=Need.choices, widget=CheckboxCards
    )
    needs_more = forms.CharField(label=_("Autre chose"), required=False, max_length=200)

    def __init__(
        self, data: Any = None, *, stand: Stand, free: Sequence[int], slots: Sequence[Slot], places: Places
    ) -> None:
        names = ("name", "number", "trades", "about", "email", "answer", "people", "needs", "needs_more")
        held = {name: getattr(stand, name) for name in names}
        held |= {f"places_{slot.pk}": places[stand.pk, slot.pk] for slot in slots}
        super().__init__(data, initial=held)
        self.slots, self.names = slots, names
        numbers = [("", _("pas encore placé")), *((each, str(each)) for each in free)]
        self.fields["number"].choices = numbers  # type: ignore[attr-defined]
        for slot in slots:
            label = _("Élèves à %(hour)s") % {"hour": f"{slot.start.astimezone(clock.PARIS):%H:%M}"}
            self.add_field(
                f"places_{slot.pk}", forms.IntegerField(label=label, required=False, min_value=0, max_value=200)
            )

    def said(self) -> dict[str, Any]:
        """What the action takes."""
        data = self.cleaned_data
        fields = {name: data[name] for name in self.names}
        for name in ("name", "trades", "about", "people", "needs_more"):
            fields[name] = one_line(fields[name])
        return {"fields": fields, "places": {slot.pk: data[f"places_{slot.pk}"] for slot in self.slots}}


class VisitForm(Form):
    """Where somebody goes at an hour."""

    stand = forms.ChoiceField(label=_("Stand"), required=False)

    def __init__(self, data: Any = None, *, stands: Sequence[tuple[Stand, int]], now: Stand | None) -> None:
        super().__init__(data, initial={"stand": now.pk if now else ""})
        self.by_id = {str(stand.pk): stand for stand, _left in stands}
        self.fields["stand"].choices = [  # type: ignore[attr-defined]
            ("", _("aucun stand à cette heure")),
            *((stand.pk, _choice(stand, left)) for stand, left in stands),
        ]

    def chosen(self) -> Stand | None:
        """The stand, if one was chosen."""
        return self.by_id.get(self.cleaned_data["stand"])


def _choice(stand: Stand, left: int) -> str:
    numbered = f"{stand.number}. {stand.name}" if stand.number else stand.name
    return str(_("%(stand)s (places libres : %(left)d)") % {"stand": numbered, "left": left})
