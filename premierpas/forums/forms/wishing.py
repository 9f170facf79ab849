"""Up to five stands in order."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from premierpas.ui.forms import Form

from ..errors import WishedTwice
from ..fair import MOST_WISHES
from ..models import Stand

_LABELS = (_("Premier vœu"), _("Deuxième vœu"), _("Troisième vœu"), _("Quatrième vœu"), _("Cinquième vœu"))


class WishForm(Form):
    """One choice a rank; a rank that is left out is passed over."""

    def __init__(self, data: Any = None, *, stands: Sequence[Stand], wished: Sequence[int]) -> None:
        super().__init__(data)
        self.by_id = {str(each.pk): each for each in stands}
        choices = [("", _("– aucun –")), *((key, named(each)) for key, each in self.by_id.items())]
        for rank in range(1, MOST_WISHES + 1):
            now = wished[rank - 1] if len(wished) >= rank else ""
            field = forms.ChoiceField(label=_LABELS[rank - 1], required=False, choices=choices, initial=now)
            self.add_field(f"wish_{rank}", field)

    def clean(self) -> dict[str, Any]:
        """The same stand counts once."""
        data = super().clean() or self.cleaned_data
        seen = set[str]()
        for rank in range(1, MOST_WISHES + 1):
            name = f"wish_{rank}"
            if data.get(name) and data[name] in seen:
                self.refuse(WishedTwice(name))
            seen.add(data.get(name) or "")
        return self.cleaned_data

    def chosen(self) -> list[Stand]:
        """The stands in their order."""
        said = [self.cleaned_data[f"wish_{rank}"] for rank in range(1, MOST_WISHES + 1)]
        return [self.by_id[key] for key in said if key]


def named(stand: Stand) -> str:
    """A stand as lists name it, by its number in the hall where it has one."""
    return f"{stand.number}. {stand.name}" if stand.number else stand.name
