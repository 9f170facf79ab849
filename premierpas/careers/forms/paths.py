"""A path, one of its stages, and the sheet that a pupil fills in on the way."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from premierpas.occupations.sectors import sector_choices
from premierpas.occupations.sheets import sheets
from premierpas.ui.forms import FiguresInput, Form, WrittenSelect
from premierpas.ui.written import written

from ..models import DiscoveryPath
from ..stages import LONGEST, SHORTEST, Path, Stage
from .pages import KeyField, LineField, PlainField, new_row, sheet_choices

MOST_SIGNS = 600


class PathForm(Form):
    """What a path is about."""

    title = LineField(label=lazy("Titre du parcours"), max_length=100)
    intro = PlainField(
        label=lazy("En une ou deux phrases"), required=False, max_length=300, widget=forms.Textarea(attrs={"rows": 3})
    )
    sector = forms.ChoiceField(label=lazy("Secteur"))

    def __init__(self, data: Any = None, *, path: DiscoveryPath | None = None) -> None:
        known = {name: getattr(path, name) for name in ("title", "intro", "sector")} if path else {}
        super().__init__(data, initial=known)
        self.fields["sector"].choices = [("", _("Choisissez")), *sector_choices()]  # type: ignore[attr-defined]


class NewPathForm(PathForm):
    """A path that begins, once however often the form is sent."""

    once = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, once: str) -> None:
        super().__init__(data)
        self.initial["once"] = once


class StageForm(Form):
    """One stage."""

    key = KeyField()
    sheet = forms.ChoiceField(label=lazy("Le métier"), required=False, widget=WrittenSelect)
    trade = LineField(
        label=lazy("Son nom ici"), required=False, max_length=60, help_text=lazy("Sinon, le nom de la fiche.")
    )
    where = LineField(label=lazy("Où"), max_length=80, help_text=lazy("Exemple : au laboratoire, premier étage"))
    minutes = forms.IntegerField(
        label=lazy("Minutes"), min_value=SHORTEST, max_value=LONGEST, initial=20, widget=FiguresInput
    )
    watch = LineField(label=lazy("Ce qu’il faut regarder"), max_length=160)
    ask = LineField(label=lazy("Une question à poser"), max_length=140)
    fill = LineField(
        label=lazy("La ligne à remplir"), max_length=120,
        help_text=lazy("L’élève la termine. Exemple : « Ce que je ne savais pas : »"),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, stage: Stage | None = None) -> None:
        super().__init__(data, initial=stage.as_json() if stage else {"key": new_row(), "minutes": 20})
        self.fields["sheet"].choices = sheet_choices()  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """A stage has a trade."""
        data = super().clean() or {}
        if not data.get("trade") and not self.errors:
            sheet = sheets().get(data.get("sheet", ""))
            data["trade"] = sheet.title if sheet else ""
            if sheet is None:
                self.add_error("trade", _("Donnez un nom à ce métier, ou choisissez sa fiche."))
        return data

    @property
    def stage(self) -> Stage:
        """What a valid form says."""
        return Stage(**self.cleaned_data)


class SheetForm(Form):
    """A line for each stage; all of it may be saved half-filled."""

    def __init__(self, data: Any = None, *, path: Path, answers: dict[str, str]) -> None:
        super().__init__(data)
        self.names = {stage.key: f"stage_{stage.key}" for stage in path.stages}
        for stage in path.stages:
            field = forms.CharField(
                label=written(stage.fill), required=False, max_length=MOST_SIGNS, initial=answers.get(stage.key, ""),
                widget=forms.Textarea(attrs={"rows": 3}),
            )  # fmt: skip
            field.asked = True  # type: ignore[attr-defined]
            self.add_field(self.names[stage.key], field)
        self.rows = [(stage, self[self.names[stage.key]]) for stage in path.stages]

    @property
    def answers(self) -> dict[str, str]:
        """What a valid form says, by the key of its stage."""
        return {key: self.cleaned_data[name].strip() for key, name in self.names.items()}
