"""Who is met there hour by hour, who is invited, who welcomes."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from premierpas.core.alphabet import alphabetical
from premierpas.occupations.sheets import sheets
from premierpas.organisations.models import Classroom, School
from premierpas.people.models import Volunteer
from premierpas.people.team import may_accompany
from premierpas.ui.forms import CheckboxCards, EmailField, Form

from ..actions.programme import Line
from ..models import Event
from .rows import RowsForm, hour_field


def trade_field() -> forms.ChoiceField:
    """A trade that has a sheet."""
    titles = sorted(((slug, each.title) for slug, each in sheets().items()), key=lambda row: row[1])
    return forms.ChoiceField(label=lazy("Fiche métier"), choices=[("", _("Aucune")), *titles])


class ProgrammeForm(RowsForm):
    """Hour by hour."""

    ROW: ClassVar[Any] = {
        "at": lambda: hour_field(lazy("Heure")),
        "title": lambda: forms.CharField(label=lazy("Ce qui se passe"), max_length=100),
        "text": lambda: forms.CharField(label=lazy("Un mot de plus"), max_length=250),
        "trade": trade_field,
    }
    NEEDS = ("at", "title")

    def __init__(self, data: Any = None, *, event: Event) -> None:
        super().__init__(data, rows=list(event.moments.order_by("at", "pk").values("pk", *self.ROW)))

    def moments(self) -> list[Line]:
        """What the programme holds."""
        return [line for _number, line in self.used()]


class SpeakersForm(RowsForm):
    """Whom one meets."""

    ROW: ClassVar[Any] = {
        "name": lambda: forms.CharField(label=lazy("Prénom et nom"), max_length=100),
        "function": lambda: forms.CharField(label=lazy("Ce que fait cette personne"), max_length=120),
        "words": lambda: forms.CharField(label=lazy("Son chemin, ou une question à lui poser"), max_length=300),
        "studies": lambda: forms.CharField(label=lazy("Études"), max_length=60),
        "trade": trade_field,
        "email": lambda: EmailField(label=lazy("E-mail"), help_text=lazy("Jamais montré.")),
    }
    NEEDS = ("name",)
    BLANK = 2

    def __init__(self, data: Any = None, *, event: Event) -> None:
        super().__init__(data, rows=list(event.speakers.order_by("rank", "pk").values("pk", *self.ROW)))

    def speakers(self) -> list[Line]:
        """Who they are."""
        return [line for _number, line in self.used()]


class InvitedForm(Form):
    """Schools, and single classes."""

    schools = forms.MultipleChoiceField(label=lazy("Établissements"), required=False, widget=CheckboxCards)
    classrooms = forms.MultipleChoiceField(label=lazy("Classes déjà invitées"), required=False, widget=CheckboxCards)
    another = forms.ChoiceField(label=lazy("Inviter une classe"), required=False)

    def __init__(self, data: Any = None, *, event: Event) -> None:
        rooms = Classroom.objects.filter(school__territory=event.territory_id, closed_at=None).select_related("school")
        schools = School.objects.filter(territory=event.territory_id).order_by(alphabetical("name"), "pk")
        invited = list(event.invited.values_list("school", "classroom"))
        has = {room for _school, room in invited if room}
        super().__init__(
            data,
            initial={
                "schools": [str(school) for school, _room in invited if school],
                "classrooms": [str(room) for room in has],
            },
        )
        self.schools = {str(each.pk): each for each in schools}
        self.rooms = {str(each.pk): each for each in rooms.order_by(alphabetical("school__name"), "key", "pk")}
        for each in event.invited.exclude(classroom=None).select_related("classroom__school"):
            self.rooms.setdefault(str(each.classroom_id), each.classroom)
        named = [(key, f"{each.school.name}, {each.name}") for key, each in self.rooms.items()]
        self.fields["schools"].choices = [  # type: ignore[attr-defined]
            (key, each.name) for key, each in self.schools.items()
        ]
        if has:
            self.fields["classrooms"].choices = [row for row in named if int(row[0]) in has]  # type: ignore[attr-defined]
        else:
            del self.fields["classrooms"]
        self.fields["another"].choices = [  # type: ignore[attr-defined]
            ("", _("Aucune de plus")), *(row for row in named if int(row[0]) not in has),
        ]  # fmt: skip

    def chosen_schools(self) -> list[School]:
        """Those that are ticked."""
        return [self.schools[key] for key in self.cleaned_data["schools"]]

    def chosen_classrooms(self) -> list[Classroom]:
        """Those that stay, and one more."""
        keys = [*self.cleaned_data.get("classrooms", []), self.cleaned_data["another"]]
        return [self.rooms[key] for key in keys if key]


class HostsForm(Form):
    """Volunteers at the door: only those who may be with pupils today."""

    volunteers = forms.MultipleChoiceField(
        label=lazy("À l’accueil"), required=False, widget=CheckboxCards,
        help_text=lazy("Seulement les bénévoles dont les vérifications sont finies."),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, event: Event) -> None:
        named = list(event.hosts.values_list("volunteer", flat=True))
        super().__init__(data, initial={"volunteers": [str(pk) for pk in named]})
        rows: Sequence[Volunteer] = Volunteer.objects.filter(territory=event.territory_id, until=None).select_related(
            "user"
        )
        shown = [each for each in rows.order_by(alphabetical("name"), "pk") if may_accompany(each) or each.pk in named]
        self.people = {str(each.pk): each for each in shown}
        self.fields["volunteers"].choices = [  # type: ignore[attr-defined]
            (key, each.name) for key, each in self.people.items()
        ]

    def chosen(self) -> list[Volunteer]:
        """Those who are ticked."""
        return [self.people[key] for key in self.cleaned_data["volunteers"]]
