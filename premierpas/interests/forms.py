"""What is chosen out of lists."""

from django import forms
from django.utils.translation import gettext_lazy as _

from premierpas.ui.forms.base import Form

from .activities import ACTIVITIES, PLACES
from .factors import FACTORS


class DoingForm(Form):
    """Three things that one does already, by where one does them."""

    doing = forms.MultipleChoiceField(label=_("Trois choses que tu fais déjà"), required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["doing"].choices = [(each.code, each.label) for each in ACTIVITIES.values()]  # type: ignore[attr-defined]

    def by_place(self) -> list[tuple[str, list[tuple[str, str, bool]]]]:
        """Each place with its activities: code, words, whether it is ticked."""
        ticked = set(self["doing"].value() or ())
        return [
            (
                _(name),
                [(each.code, each.label, each.code in ticked) for each in ACTIVITIES.values() if each.place == place],
            )
            for place, name in PLACES.items()
        ]


class AvoidForm(Form):
    """What a trade had better not ask for."""

    avoided = forms.MultipleChoiceField(required=False, choices=[(code, code) for code in FACTORS])
