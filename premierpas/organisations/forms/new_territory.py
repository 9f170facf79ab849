"""The steps in which a territory is prepared; each may stay incomplete until the end, when what is missing is said."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from premierpas.core.errors import DomainError
from premierpas.core.geography import Commune
from premierpas.core.phones import PhoneField
from premierpas.core.place_names import communes_named
from premierpas.core.register import RegisteredSchool, school_of_uai
from premierpas.core.text import one_line
from premierpas.ui.forms import DateField, EmailField, FiguresInput, Form

from ..new_territory import (
    MOST_COMMUNES,
    Answers,
    conflict_of_school,
    conflicts_of_communes,
    name_is_taken,
    place_of,
    read_communes,
)

PEOPLE = 3
HOLIDAYS = 5


class PlaceForm(Form):
    """Its name and its communes."""

    name = forms.CharField(
        label=lazy("Nom du territoire"), max_length=120, help_text=lazy("Par exemple : Nanterre et environs")
    )
    communes = forms.CharField(
        label=lazy("Communes"),
        help_text=lazy("Des noms, des codes INSEE ou un département entier, comme 92. Une ligne pour chacun."),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=20000,
    )

    def __init__(self, data: Any = None, *, answers: Answers, **kwargs: Any) -> None:
        typed = "\n".join(each.insee if len(answers.places) > 40 else _written(each) for each in answers.places)
        super().__init__(data, initial={"name": answers.name, "communes": typed}, **kwargs)

    def clean_name(self) -> str:
        """On one line, and no other territory's."""
        name = one_line(self.cleaned_data["name"])
        if name_is_taken(name):
            raise forms.ValidationError(_("Un territoire porte déjà ce nom."))
        return name

    def clean_communes(self) -> tuple[str, ...]:
        """Communes that lie in no other territory."""
        try:
            codes = read_communes(self.cleaned_data["communes"])
        except DomainError as error:
            raise forms.ValidationError(str(error.message)) from None
        if len(codes) > MOST_COMMUNES:
            raise forms.ValidationError(_("Un territoire a %(most)d communes au plus.") % {"most": MOST_COMMUNES})
        if taken := conflicts_of_communes(codes):
            raise forms.ValidationError(" ".join(taken[:5]))
        return codes

    def said(self) -> dict[str, Any]:
        """As the draft keeps it."""
        return {"name": self.cleaned_data["name"], "communes": list(self.cleaned_data["communes"])}


class SchoolsForm(Form):
    """Schools that the search or their codes name; one whose commune nobody knows is asked for it."""

    codes = forms.CharField(
        label=lazy("Codes UAI"), required=False, max_length=5000, widget=FiguresInput(attrs={"inputmode": "text"}),
        help_text=lazy("Sept chiffres et une lettre, séparés par des virgules : 0921394R, 0920077J."),
    )  # fmt: skip
    found = forms.MultipleChoiceField(
        label=lazy("Trouvés dans le registre"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self,
        data: Any = None,
        *,
        answers: Answers,
        found: Sequence[RegisteredSchool] = (),
        place: str = "",
        **kwargs: Any,
    ) -> None:
        """`place`: the commune that was searched for, where those schools lie whose own the register doesn't say."""
        super().__init__(data, **kwargs)
        self.answers, self.place = answers, place if place in answers.communes else ""
        new = [each for each in found if each.uai not in answers.schools]
        if new:
            named = [(each.uai, ", ".join(filter(None, [each.name, each.city, each.uai]))) for each in new]
            self.fields["found"].choices = named  # type: ignore[attr-defined]
            if not all(each.city for each in new):
                self.fields["found"].help_text = _(
                    "Le registre ne dit pas toutes les communes : les établissements sans ville sont du même"
                    " département. Cochez seulement ceux de votre territoire."
                )
        else:
            del self.fields["found"]
        choices = [("", _("À choisir")), *((each.insee, each.name) for each in answers.places)]
        self.asked = [each for each in answers.registered if not place_of(each)]
        for school in self.asked:
            label = _("Commune de %(school)s") % {"school": school.name}
            field = forms.ChoiceField(label=label, choices=choices, required=False)
            field.initial = answers.schools[school.uai]
            self.add_field(f"place_{school.uai}", field)

    def clean(self) -> dict[str, Any]:
        """Every school is in the register, and none lies elsewhere."""
        data = super().clean() or self.cleaned_data
        schools = {uai: data.get(f"place_{uai}", place) for uai, place in self.answers.schools.items()}
        typed = [part for part in (data.get("codes") or "").replace(";", ",").replace(" ", ",").split(",") if part]
        for field, codes in (("codes", typed), ("found", data.get("found") or [])):
            for code in codes:
                school = school_of_uai(code)
                if school is None:
                    self.add_error(field, _("« %(code)s » n’est le code d’aucun collège ni lycée.") % {"code": code})
                    continue
                place = place_of(school) or self.place or self._only_place()
                said = conflict_of_school(school, place, self.answers.communes, unplaced=True)
                if said:
                    self.add_error(field, said)
                else:
                    schools.setdefault(school.uai, "" if place_of(school) else place)
        data["schools"] = schools
        return data

    @property
    def lacks_a_place(self) -> bool:
        """Whether nobody has said in which commune one of the schools lies."""
        chosen = self.cleaned_data["schools"].items()
        return any(not place and not place_of(school) for uai, place in chosen if (school := school_of_uai(uai)))

    def _only_place(self) -> str:
        places: list[Commune] = self.answers.places
        return places[0].insee if len(places) == 1 else ""

    def said(self) -> dict[str, Any]:
        """As the draft keeps it."""
        return {"schools": self.cleaned_data["schools"]}


class CalendarForm(Form):
    """The holidays of an academy that has a calendar of its own."""

    def __init__(self, data: Any = None, *, answers: Answers, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.rows = range(HOLIDAYS if answers.needs_holidays else 0)
        kept = dict(enumerate(answers.holidays))
        for at in self.rows:
            name, first, last = kept.get(at, ("", "", ""))
            number = {"n": at + 1}
            self.add_field(f"name_{at}", _text(_("Vacances %(n)d : nom") % number, 60, name))
            self.add_field(f"first_{at}", DateField(label=_("Premier jour"), required=False, initial=first or None))
            self.add_field(f"last_{at}", DateField(label=_("Dernier jour"), required=False, initial=last or None))

    def clean(self) -> dict[str, Any]:
        """A row is whole or empty, and ends after its start."""
        data = super().clean() or self.cleaned_data
        for at in self.rows:
            first, last = data.get(f"first_{at}"), data.get(f"last_{at}")
            if any(data.get(f"{part}_{at}") for part in ("name", "first", "last")) and not (first and last):
                self.add_error(f"first_{at}", _("Indiquez le premier et le dernier jour."))
            elif first and last and last < first:
                self.add_error(f"last_{at}", _("Le dernier jour est avant le premier."))
        return data

    def said(self) -> dict[str, Any]:
        """As the draft keeps it."""
        data = self.cleaned_data
        rows = [
            [one_line(data[f"name_{at}"]) or _("Vacances"), str(data[f"first_{at}"]), str(data[f"last_{at}"])]
            for at in self.rows
            if data.get(f"first_{at}")
        ]
        return {"holidays": rows}


class PeopleForm(Form):
    """Who will coordinate: oneself, others by invitation."""

    coordinates = forms.BooleanField(label=lazy("Je coordonne ce territoire"), required=False)

    def __init__(self, data: Any = None, *, answers: Answers, **kwargs: Any) -> None:
        super().__init__(data, initial={"coordinates": answers.coordinates}, **kwargs)
        kept = dict(enumerate(answers.people))
        for at in range(PEOPLE):
            name, email = kept.get(at, ("", ""))
            number = {"n": at + 1}
            self.add_field(f"name_{at}", _text(_("Personne %(n)d : prénom et nom") % number, 150, name))
            label = _("Personne %(n)d : e-mail") % number
            self.add_field(f"email_{at}", EmailField(label=label, required=False, initial=email))

    def clean(self) -> dict[str, Any]:
        """A name has an address, and an address a name; nobody twice."""
        data = super().clean() or self.cleaned_data
        seen: set[str] = set()
        for at in range(PEOPLE):
            name, email = data.get(f"name_{at}", ""), data.get(f"email_{at}", "")
            if f"email_{at}" in self.errors:
                continue
            if name and not email:
                self.add_error(f"email_{at}", _("Donnez son e-mail : l’invitation y part."))
            elif email and not name:
                self.add_error(f"name_{at}", _("Donnez son prénom et son nom."))
            elif email and email.lower() in seen:
                self.add_error(f"email_{at}", _("Cette personne est déjà dans la liste."))
            seen.add((email or "").lower())
        return data

    def said(self) -> dict[str, Any]:
        """As the draft keeps it."""
        data = self.cleaned_data
        rows = [
            [one_line(data[f"name_{at}"]), data[f"email_{at}"].lower()]
            for at in range(PEOPLE)
            if data.get(f"email_{at}")
        ]
        return {"coordinates": data["coordinates"], "people": rows}


class ContactForm(Form):
    """Where schools and families reach its coordination."""

    phone = PhoneField(label=lazy("Téléphone de la coordination"), required=False)
    email = EmailField(label=lazy("E-mail de la coordination"), required=False)

    def __init__(self, data: Any = None, *, answers: Answers, **kwargs: Any) -> None:
        super().__init__(data, initial={"phone": answers.phone, "email": answers.email}, **kwargs)

    def said(self) -> dict[str, Any]:
        """As the draft keeps it."""
        return {"phone": self.cleaned_data["phone"] or "", "email": self.cleaned_data["email"] or ""}


def _written(place: Commune) -> str:
    """A commune as it can be read again: its name where no other has it in its department."""
    same = communes_named(place.name, place.department)
    return f"{place.name} ({place.department})" if [each.insee for each in same] == [place.insee] else place.insee


def _text(label: str, most: int, initial: str) -> forms.CharField:
    return forms.CharField(label=label, max_length=most, required=False, initial=initial)
