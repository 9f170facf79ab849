"""Schools: joining, staff, classes' teachers, periods, contact; the territory's settings."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from premierpas.core.phones import PhoneField
from premierpas.organisations.enums import Level, Role
from premierpas.organisations.models import Classroom, Membership, School, Territory
from premierpas.organisations.queries import season_weeks
from premierpas.ui.forms import ChoiceCards, Form, ModelForm
from premierpas.ui.typography import long_week


class JoinForm(Form):
    """A school of the register, and its head teacher."""

    uai = forms.CharField(
        label=_("Code UAI"), max_length=8, help_text=_("Sept chiffres et une lettre, comme 0921394R.")
    )
    postal_code = forms.CharField(
        label=_("Code postal"), max_length=5, required=False, help_text=_("Inutile si nous connaissons déjà l’adresse.")
    )
    name = forms.CharField(label=_("Nom du chef d’établissement"), max_length=150)
    email = forms.EmailField(label=_("Son e-mail professionnel"))


class StaffInviteForm(Form):
    """A teacher or another head of the school."""

    name = forms.CharField(label=_("Prénom et nom"), max_length=150)
    email = forms.EmailField(label=_("E-mail professionnel"))
    role = forms.ChoiceField(
        label=_("Comme"), choices=[("teacher", _("professeur")), ("head_teacher", _("direction"))],
        initial="teacher", widget=ChoiceCards,
    )  # fmt: skip


class AssignForm(Form):
    """Give a class to a teacher."""

    classroom = forms.ChoiceField(label=_("Classe"))
    teacher = forms.ChoiceField(label=_("Professeur"))
    referent = forms.BooleanField(label=_("Professeur référent"), required=False)

    def __init__(self, *args: Any, school: School, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        teachers = school.memberships.filter(until=None, role=Role.TEACHER).select_related("user")
        self.rooms = {str(room.pk): room for room in school.classrooms.filter(closed_at=None)}
        self.teachers = {str(member.pk): member for member in teachers.order_by("user__name")}
        self.fields["classroom"].choices = [(key, room.name) for key, room in self.rooms.items()]  # type: ignore[attr-defined]
        self.fields["teacher"].choices = [(key, each.user.name) for key, each in self.teachers.items()]  # type: ignore[attr-defined]

    def clean_classroom(self) -> Classroom:
        """The class itself."""
        return self.rooms[self.cleaned_data["classroom"]]

    def clean_teacher(self) -> Membership:
        """The teacher's membership itself."""
        return self.teachers[self.cleaned_data["teacher"]]


class PeriodForm(Form):
    """The weeks of a class or of a whole level."""

    target = forms.ChoiceField(label=_("Pour"))
    first_week = forms.ChoiceField(label=_("Première semaine"))
    last_week = forms.ChoiceField(label=_("Dernière semaine"))

    def __init__(self, *args: Any, school: School, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rooms = list(school.classrooms.filter(closed_at=None))
        levels = [(f"level:{level.value}", _("tous les %(level)s") % {"level": level.label}) for level in Level]
        self.fields["target"].choices = levels + [(f"class:{room.pk}", room.name) for room in rooms]  # type: ignore[attr-defined]
        self.rooms = {str(room.pk): room for room in rooms}
        weeks = season_weeks(Level.TROISIEME, school.zone) + season_weeks(Level.SECONDE, school.zone)
        choices = [
            (
                week.monday.isoformat(),
                long_week((week.first_day, week.last_day)) + (str(_(" (vacances)")) if off else ""),
            )
            for week, off in weeks
        ]
        for name in ("first_week", "last_week"):
            self.fields[name].choices = choices  # type: ignore[attr-defined]

    @property
    def classroom(self) -> Classroom | None:
        """The class, unless a whole level was chosen."""
        kind, _colon, key = self.cleaned_data["target"].partition(":")
        return self.rooms.get(key) if kind == "class" else None

    @property
    def level(self) -> str:
        """The level that goes."""
        room = self.classroom
        return room.level if room else self.cleaned_data["target"].partition(":")[2]


class SchoolContactForm(ModelForm):
    """How to reach the school."""

    phone = PhoneField(label=_("Téléphone"), required=False)

    class Meta:
        model = School
        fields = ["street", "phone", "email"]


class TerritoryForm(ModelForm):
    """Settings that a territory may only make stricter."""

    live_applications = forms.IntegerField(
        label=_("Candidatures en cours par élève, au plus"),
        min_value=1, max_value=settings.LIVE_APPLICATIONS_PER_PUPIL,
        error_messages={"max_value": _("Un territoire peut seulement baisser cette limite.")},
    )  # fmt: skip
    phone = PhoneField(label=_("Téléphone de la coordination"), required=False)

    class Meta:
        model = Territory
        fields = ["live_applications", "phone", "email"]
