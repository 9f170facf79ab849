"""What a company fills in: what it does, one trade and one person at a time; and what the association answers."""

import uuid
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from premierpas.core import clock
from premierpas.core.text import one_line
from premierpas.occupations.sectors import sector_choices
from premierpas.occupations.sheets import sheets
from premierpas.ui.forms import ChoiceCards, FiguresInput, Form, WrittenSelect

from ..content import STEPS, PageContent, Portrait, Trade
from ..enums import Tread
from ..readiness import advice

YEARS = 70  # how far back a step of somebody's path may lie


class PlainField(forms.CharField):
    """A text for twelve-year-olds: what is hard to read is said beside it."""

    def advice(self, value: str) -> str:
        """The hint."""
        return advice(value)


class LineField(forms.CharField):
    """A text on one line."""

    def clean(self, value: Any) -> str:
        """Without line breaks and doubled spaces."""
        return one_line(super().clean(value))


class KeyField(forms.RegexField):
    """The key of a row of the page: made with the form, so that a form sent twice makes one row."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(
            r"\A[0-9a-f]{8,32}\Z",
            error_messages={"invalid": lazy("Cette page a vieilli : il faut la recharger, puis envoyer encore.")},
        )


def new_row() -> str:
    """A fresh key."""
    return uuid.uuid4().hex[:12]


def sheet_choices() -> list[tuple[str, str]]:
    """Every occupation sheet, and none."""
    return [("", _("Pas de fiche pour ce métier")), *((slug, sheet.title) for slug, sheet in sheets().items())]


class AboutForm(Form):
    """First step."""

    headline = LineField(
        label=lazy("Votre page en une phrase"), max_length=90,
        help_text=lazy("Ce qui surprend. Exemple : « 340 personnes derrière un robinet »."),
    )  # fmt: skip
    about = PlainField(
        label=lazy("Ce que vous faites"), max_length=600, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=lazy("Pour un élève de 3e : des phrases courtes, pas de mot de métier sans l’expliquer."),
    )  # fmt: skip
    sector = forms.ChoiceField(label=lazy("Votre secteur"))
    access = LineField(
        label=lazy("Comment venir"), required=False, max_length=300,
        help_text=lazy("Le bus, la porte, l’étage ; si un fauteuil passe."),
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, data: Any = None, *, content: PageContent, version: int) -> None:
        said = {name: getattr(content, name) for name in ("headline", "about", "sector", "access")}
        super().__init__(data, initial=said | {"version": version})
        self.fields["sector"].choices = [("", _("Choisissez")), *sector_choices()]  # type: ignore[attr-defined]


class TradeForm(Form):
    """One trade of the map."""

    key = KeyField()
    sheet = forms.ChoiceField(
        label=lazy("Le métier"), required=False, widget=WrittenSelect,
        help_text=lazy("Avec une fiche, l’élève peut tout lire du métier, heure par heure."),
    )  # fmt: skip
    title = LineField(
        label=lazy("Comment vous l’appelez"), required=False, max_length=60,
        help_text=lazy("Sinon, le nom de la fiche."),
    )  # fmt: skip
    tread = forms.ChoiceField(label=lazy("Avec quelles études on y entre"), choices=Tread.choices, widget=ChoiceCards)
    people = forms.IntegerField(
        label=lazy("Combien de personnes"), required=False, min_value=1, max_value=99999, widget=FiguresInput
    )
    rose = LineField(
        label=lazy("Qui y est monté"), required=False, max_length=120,
        help_text=lazy("Exemple : « Karim, en neuf ans, sans diplôme »."),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, trade: Trade | None = None) -> None:
        known = (
            {name: getattr(trade, name) for name in ("key", "sheet", "title", "tread", "people", "rose")}
            if trade
            else {}
        )
        super().__init__(data, initial=known or {"key": new_row()})
        self.fields["sheet"].choices = sheet_choices()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A trade has a name: its own, or its sheet's."""
        data = super().clean() or {}
        if not data.get("title") and not self.errors:
            sheet = sheets().get(data.get("sheet", ""))
            data["title"] = sheet.title if sheet else ""
            if sheet is None:
                self.add_error("title", _("Donnez un nom à ce métier, ou choisissez sa fiche."))
        return data

    @property
    def trade(self) -> Trade:
        """What a valid form says."""
        return Trade(**self.cleaned_data)


class PortraitForm(Form):
    """One person, with their consent."""

    key = KeyField()
    name = LineField(label=lazy("Son prénom"), max_length=30, help_text=lazy("Jamais de nom de famille."))
    age = forms.IntegerField(label=lazy("Son âge"), required=False, min_value=15, max_value=99, widget=FiguresInput)
    words = LineField(
        label=lazy("Une phrase de cette personne"),
        max_length=140,
        help_text=lazy(
            "Ce qu’elle aime, ou ce qui l’a surprise. Exemple : « Je goûte l’eau à 7 h. Après, je la prouve. »"
        ),
    )
    consent_by = LineField(
        label=lazy("Qui lui a demandé son accord"), max_length=80, help_text=lazy("Vous, ou la personne elle-même.")
    )
    consent = forms.BooleanField(
        label=lazy("Cette personne est d’accord pour que son prénom et son parcours soient publics."),
        help_text=lazy("Si elle change d’avis, retirez son portrait : il disparaît tout de suite."),
    )

    def __init__(self, data: Any = None, *, portrait: Portrait | None = None) -> None:
        super().__init__(data, initial={"key": new_row()})
        steps = portrait.steps if portrait else ()
        for number in range(STEPS):
            year, text = steps[number] if number < len(steps) else ("", "")
            self.add_field(
                f"year_{number}",
                forms.IntegerField(
                    label=_("Étape %(n)d : l’année") % {"n": number + 1}, widget=FiguresInput, initial=year,
                    min_value=clock.today().year - YEARS, max_value=clock.today().year,
                ),
            )  # fmt: skip
            self.add_field(
                f"step_{number}",
                LineField(label=_("Étape %(n)d : ce qui se passe") % {"n": number + 1}, max_length=70, initial=text),
            )
        self.order_fields(["key", "name", "age", *(f"{part}_{n}" for n in range(STEPS) for part in ("year", "step"))])
        if portrait:
            known = {name: getattr(portrait, name) for name in ("key", "name", "age", "words", "consent_by")}
            self.initial.update(known, consent=True)

    def clean(self) -> dict[str, Any]:
        """Steps go forward."""
        data = super().clean() or {}
        years = [data.get(f"year_{number}") for number in range(STEPS)]
        if None not in years and years != sorted(years):  # type: ignore[type-var]
            self.add_error(f"year_{STEPS - 1}", _("Les trois étapes vont de la plus ancienne à la plus récente."))
        return data

    @property
    def portrait(self) -> Portrait:
        """What a valid form says; the consent is dated today."""
        data = self.cleaned_data
        steps = tuple((str(data[f"year_{n}"]), data[f"step_{n}"]) for n in range(STEPS))
        said = {name: data[name] for name in ("key", "name", "age", "words", "consent_by")}
        return Portrait(**said, steps=steps, consent_on=clock.today().isoformat())


class NoteForm(Form):
    """What the coordinator writes to the company."""

    note = forms.CharField(
        label=lazy("Votre message à la structure"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=lazy("Dites ce qu’il faut changer, et pourquoi. La structure le reçoit tel quel."),
    )  # fmt: skip
