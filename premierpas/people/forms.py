"""Forms of the school about its pupils."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from premierpas.core import clock
from premierpas.core.legal.timetable import age_on
from premierpas.core.outbox.models import Channel
from premierpas.core.phones import PhoneField
from premierpas.organisations.calendars import calendar_of
from premierpas.organisations.forms.address import AddressForm
from premierpas.organisations.forms.weeks import SeasonField, show_season
from premierpas.organisations.going import Going
from premierpas.ui.forms import CheckboxCards, DateField, EmailField, Form, Upload

from .circle.preferences import Choices
from .class_lists.checks import OLDEST, YOUNGEST
from .class_lists.names import MAX_NAME
from .class_lists.rows import MAX_BYTES
from .enums import Language, Relation
from .models import Enrolment

_WAYS = {Channel.EMAIL: _("Je reçois aussi par e-mail"), Channel.SMS: _("Je reçois aussi par SMS")}


class ClassListForm(Form):
    """A list as a file, or pasted."""

    file = forms.FileField(
        label=_("Le fichier de votre logiciel"),
        help_text=_("Pronote, SIECLE (XML ou zip), tableur enregistré en CSV. 10 Mo au plus."),
        required=False,
        allow_empty_file=True,
        widget=Upload,
    )
    text = forms.CharField(
        label=_("Ou collez le tableau ici"),
        help_text=_("Nom, prénom, date de naissance, classe, dans l’ordre que vous voulez."),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false"}),
    )

    def clean_file(self) -> UploadedFile | None:
        """Too big is said before anything is read."""
        file: UploadedFile | None = self.cleaned_data.get("file")
        if file and file.size and file.size > MAX_BYTES:
            raise forms.ValidationError(_("Ce fichier dépasse 10 Mo. Exportez seulement la liste des élèves."))
        return file

    def clean(self) -> dict[str, Any]:
        """One of both."""
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not cleaned.get("file") and not (cleaned.get("text") or "").strip():
            self.add_error("file", _("Choisissez un fichier, ou collez votre liste."))
        return cleaned


class AuthorisationForm(Form):
    """The day on which a guardian signed."""

    signed_on = DateField(label=_("Autorisation signée le"))

    def clean_signed_on(self) -> Any:
        """Not tomorrow."""
        return _not_in_the_future(self.cleaned_data["signed_on"])


class PupilForm(AddressForm):
    """Who a pupil is and where they live; the home may stay empty."""

    first_name = forms.CharField(label=_("Prénom"), max_length=MAX_NAME)
    last_name = forms.CharField(label=_("Nom"), max_length=MAX_NAME)
    birth_date = DateField(label=_("Date de naissance"))
    phone = PhoneField(label=_("Téléphone de l’élève"), required=False)
    field_order = ["first_name", "last_name", "birth_date", "phone", "street", "postal_code", "insee"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["street"].required = False
        self.fields["postal_code"].required = False

    def clean_birth_date(self) -> Any:
        """A pupil's age."""
        born = self.cleaned_data["birth_date"]
        age = age_on(born, clock.today())
        if not YOUNGEST <= age <= OLDEST:
            raise forms.ValidationError(_("Cet élève aurait %(age)d ans. Vérifiez l’année."), params={"age": age})
        return born

    def clean(self) -> dict[str, Any]:
        """A street needs its commune; a code that several share needs a choice."""
        asked = "insee" in self.fields and self.add_prefix("insee") not in self.data
        cleaned = super().clean()
        if cleaned.get("street") and not cleaned.get("postal_code") and "postal_code" not in self.errors:
            self.add_error("postal_code", _("Ajoutez le code postal."))
        if asked and cleaned.get("postal_code"):
            self.add_error("insee", _("Plusieurs communes ont ce code postal. Choisissez la bonne."))
        cleaned.setdefault("insee", "")
        return cleaned


class GuardianForm(Form):
    """How to reach a holder of parental authority."""

    name = forms.CharField(label=_("Prénom et nom"), max_length=150)
    relation = forms.ChoiceField(label=_("Lien avec l’élève"), choices=Relation.choices)
    phone = PhoneField(label=_("Téléphone"), required=False)
    email = EmailField(label=_("E-mail"), required=False)
    language = forms.ChoiceField(
        label=_("Langue"), choices=Language.choices, help_text=_("Celle qui se lit le plus facilement à la maison.")
    )


class AllowedDaysForm(Form):
    """Other weeks for one pupil, and why."""

    weeks = SeasonField(label=_("Quelles semaines"))
    reason = forms.CharField(
        label=_("Pourquoi"),
        help_text=_("Le professeur de la classe le lit. N’écrivez rien sur la santé de l’élève."),
        max_length=300,
    )

    def __init__(self, *args: Any, enrolment: Enrolment, going: Going, **kwargs: Any) -> None:
        """The weeks of the level's season; holidays and those that are the pupil's already are closed."""
        super().__init__(*args, **kwargs)
        classroom = enrolment.classroom
        theirs = {week: gettext("déjà possible") for week in going.weeks(clock.today())}
        show_season(self.fields["weeks"], [classroom.level], calendar_of(classroom.school), theirs, closed=True)


class LeaveForm(Form):
    """The day a pupil left the school."""

    left_on = DateField(label=_("Parti le"))

    def clean_left_on(self) -> Any:
        """Not tomorrow."""
        return _not_in_the_future(self.cleaned_data["left_on"])


def _not_in_the_future(day: Any) -> Any:
    if day > clock.today():
        raise forms.ValidationError(_("Cette date est dans le futur."))
    return day


class ContactForm(Form):
    """By which ways, beside the app, somebody hears of what; one field for each way that they have."""

    def __init__(self, *args: Any, choices: Choices, wanted: Mapping[Channel, list[str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for channel, topics in choices.items():
            self.fields[channel.value] = forms.MultipleChoiceField(
                label=_WAYS[channel],
                choices=[(topic.code, topic.label) for topic in topics],
                initial=wanted[channel],
                required=False,
                widget=CheckboxCards,
            )

    def wanted(self) -> dict[Channel, list[str]]:
        """What was ticked."""
        return {Channel(name): codes for name, codes in self.cleaned_data.items()}
