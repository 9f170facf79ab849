"""Three wishes, the stage of 2de, the summer; and days to remember."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.core.once import new_key
from premierpas.ui.forms import DateField, Form

from ..enums import Path
from ..models import NextDoor
from ..paths import FAMILIES

MOST = 3
PARTS = ("path", "trades", "place", "why")


class NextDoorForm(Form):
    """Wishes in the order of liking; one without a path doesn't count, and says so where it has words."""

    internship = forms.CharField(
        label=gettext_lazy("Mon stage de 2de"),
        help_text=gettext_lazy("Où aimerais-tu aller ? Qui peux-tu demander dès maintenant ?"),
        required=False,
        max_length=800,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    summer = forms.CharField(
        label=gettext_lazy("Mon été"),
        help_text=gettext_lazy("Un chantier jeunes, un club, aider quelqu’un, se reposer : tout compte."),
        required=False,
        max_length=800,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    shown = forms.BooleanField(
        label=gettext_lazy("Montrer cette page à mon professeur et à la personne qui m’accompagne"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = {name: self.fields.pop(name) for name in ("internship", "summer", "shown")}
        for rank in range(1, MOST + 1):
            for name, field in self._wish(rank):
                self.add_field(name, field)
        self.fields |= own

    @staticmethod
    def _wish(rank: int) -> Iterable[tuple[str, forms.Field]]:
        paths = [("", _("Pas encore d’idée")), *Path.choices]
        families = [("", _("Je ne sais pas encore")), *((code, each.name) for code, each in FAMILIES.items())]
        number = {"n": rank}
        yield f"path{rank}", forms.ChoiceField(label=_("Vœu %(n)d : le chemin") % number, choices=paths, required=False)
        yield (
            f"trades{rank}",
            forms.ChoiceField(
                label=_("Vœu %(n)d : les métiers") % number, choices=families, required=False,
                help_text=_("Pour une seconde professionnelle ou un CAP."),
            ),
        )  # fmt: skip
        yield (
            f"place{rank}",
            forms.CharField(label=_("Vœu %(n)d : le lycée ou le lieu") % number, required=False, max_length=150),
        )
        yield (
            f"why{rank}",
            forms.CharField(
                label=_("Vœu %(n)d : pourquoi ?") % number, required=False, max_length=600,
                widget=forms.Textarea(attrs={"rows": 2}),
            ),
        )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """A wish with words needs its path."""
        said = super().clean() or {}
        for rank in range(1, MOST + 1):
            words = any(said.get(f"{part}{rank}") for part in PARTS[1:])
            if words and not said.get(f"path{rank}") and f"path{rank}" not in self.errors:
                self.add_error(f"path{rank}", _("Choisis d’abord un chemin pour ce vœu."))
        return said

    @property
    def groups(self) -> list[tuple[str, list[Any], bool]]:
        """Each wish by its title and fields, and whether it is open: the first one, and any that has words."""
        found = []
        for rank in range(1, MOST + 1):
            fields = [self[f"{part}{rank}"] for part in PARTS]
            is_open = rank == 1 or any(each.value() or each.errors for each in fields)
            found.append((_("Vœu %(n)d") % {"n": rank}, fields, is_open))
        return found

    @property
    def others(self) -> list[Any]:
        """What follows the wishes."""
        return [self[name] for name in ("internship", "summer", "shown")]

    @property
    def wishes(self) -> list[dict[str, str]]:
        """The wishes that have a path, in their order."""
        rows = [{part: self.cleaned_data[f"{part}{rank}"] for part in PARTS} for rank in range(1, MOST + 1)]
        return [row for row in rows if row["path"]]

    @staticmethod
    def first(door: NextDoor | None) -> dict[str, Any]:
        """What is kept, as the fields begin."""
        if door is None:
            return {}
        wishes = {f"{part}{row.rank}": getattr(row, part) for row in door.wishes.all() for part in PARTS}
        return wishes | {"internship": door.internship, "summer": door.summer, "shown": door.shown}


class LandmarkForm(Form):
    """One day to remember."""

    once = forms.CharField(widget=forms.HiddenInput, initial=new_key)
    day = DateField(label=gettext_lazy("Le jour"))
    what = forms.CharField(
        label=gettext_lazy("Ce qui se passe"), max_length=150,
        help_text=gettext_lazy("Par exemple : portes ouvertes, dernier jour pour les vœux."),
    )  # fmt: skip
