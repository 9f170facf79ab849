"""Schools: joining, staff, classes' teachers, contact; the territory's settings."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from premierpas.core.alphabet import alphabetical
from premierpas.core.phones import PhoneField, place_numbers
from premierpas.core.register import RegisteredSchool, school_of_uai
from premierpas.organisations.enums import Role
from premierpas.organisations.errors import UnknownSchool
from premierpas.organisations.models import Classroom, Membership, School, Territory
from premierpas.ui.forms import DateField, EmailField, FiguresInput, Form, ModelForm

from .address import CommuneForm
from .invitations import AskedAddress
from .territory import LimitsForm, TextsForm


class JoinForm(AskedAddress, CommuneForm):
    """A school of the register, and its head teacher. Its place is asked only where the register has none."""

    uai = forms.CharField(
        label=_("Code UAI"),
        max_length=8,
        help_text=_("Sept chiffres et une lettre, comme 0921394R."),
        widget=FiguresInput(attrs={"inputmode": "text"}),
    )
    name = forms.CharField(label=_("Nom du chef d’établissement"), max_length=150)
    email = EmailField(label=_("Son e-mail professionnel"))
    field_order = ["uai", "postal_code", "insee", "name", "email"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known: RegisteredSchool | None = school_of_uai(str((self.data or self.initial).get("uai") or ""))
        self.fields["postal_code"].required = False
        if self.known and self.known.postal_code:
            del self.fields["postal_code"]
            self.fields.pop("insee", None)
        else:
            self.fields["postal_code"].help_text = _("Inutile si nous connaissons déjà l’adresse.")

    def clean_uai(self) -> str:
        """A school of the register."""
        if self.known is None:
            raise forms.ValidationError(str(UnknownSchool().message))
        return self.known.uai

    def clean(self) -> dict[str, Any]:
        """Without a place no distance can be told to its pupils."""
        cleaned = super().clean()
        if "postal_code" in self.fields and self.known and not self.errors and not cleaned.get("postal_code"):
            self.add_error("postal_code", _("Le registre n’a pas son adresse. Donnez son code postal."))
        return cleaned


class AssignForm(Form):
    """Give a class to a teacher."""

    classroom = forms.ChoiceField(label=_("Classe"))
    teacher = forms.ChoiceField(label=_("Professeur"))
    referent = forms.BooleanField(label=_("Professeur référent"), required=False)
    first_day = DateField(
        label=_("Remplace à partir du"), help_text=_("Laissez vide hors remplacement."), required=False
    )
    last_day = DateField(label=_("Jusqu’au"), required=False)

    def __init__(self, *args: Any, school: School, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        teachers = school.memberships.filter(until=None, role=Role.TEACHER).select_related("user")
        self.rooms = {str(room.pk): room for room in school.classrooms.filter(closed_at=None)}
        self.teachers = {str(member.pk): member for member in teachers.order_by(alphabetical("user__name"))}
        self.fields["classroom"].choices = [(key, room.name) for key, room in self.rooms.items()]  # type: ignore[attr-defined]
        self.fields["teacher"].choices = [(key, each.user.name) for key, each in self.teachers.items()]  # type: ignore[attr-defined]

    def clean_classroom(self) -> Classroom:
        """The class itself."""
        return self.rooms[self.cleaned_data["classroom"]]

    def clean(self) -> dict[str, Any]:
        """A stand-in has a first and a last day."""
        data = super().clean() or self.cleaned_data
        for name, other in (("first_day", "last_day"), ("last_day", "first_day")):
            if data.get(other) and name in data and not data[name]:
                self.add_error(name, _("Indiquez le premier et le dernier jour du remplacement."))
        return data

    def clean_teacher(self) -> Membership:
        """The teacher's membership itself."""
        return self.teachers[self.cleaned_data["teacher"]]


class SchoolContactForm(ModelForm):
    """How to reach the school."""

    phone = PhoneField(label=_("Téléphone"), required=False)
    email = EmailField(label=_("E-mail"), required=False)

    class Meta:
        model = School
        fields = ["street", "phone", "email"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        place_numbers(self, self.instance.postal_code)


class TerritoryForm(TextsForm, LimitsForm):
    """Everything that a territory decides, once it is open."""

    phone = PhoneField(label=_("Téléphone de la coordination"), required=False)
    email = EmailField(label=_("E-mail"), required=False)
    guardians_read_messages = forms.BooleanField(
        label=_("Les familles peuvent lire les messages entre leur enfant et les adultes"),
        help_text=_("C’est dit en haut de chaque fil, avant d’écrire."),
        required=False,
    )

    class Meta:
        model = Territory
        labels, widgets = LimitsForm.Meta.labels, TextsForm.Meta.widgets
        fields = ["phone", "email", "guardians_read_messages", *LimitsForm.Meta.fields, *TextsForm.Meta.fields]


class HolidayForm(Form):
    """School holidays that only this territory knows."""

    name = forms.CharField(label=_("Nom"), max_length=60, help_text=_("Par exemple : vacances de Carnaval"))
    first_day = DateField(label=_("Premier jour"))
    last_day = DateField(label=_("Dernier jour"))
