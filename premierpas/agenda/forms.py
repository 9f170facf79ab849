"""The part of a form that says by name who will be told, before anything is sent."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from premierpas.core.text import whole_number
from premierpas.ui.forms import Form

from .mentions import FIELD, CannotBeTold, Nameable, named_in
from .models import Presence


class _Colleagues(forms.MultipleChoiceField):
    """Takes whoever was chosen: one who has left meanwhile is refused by name, by the form."""

    def valid_value(self, value: Any) -> bool:
        """Any number."""
        return whole_number(str(value)) is not None


class TellingForm(Form):
    """Mix in before a form with a text; `colleagues`: who may be told. The written field is `writes`.

    A name after an @ is a choice like a ticked box; whoever was only named is ticked and shown first, by name and way,
    and the form is sent a second time.
    """

    told = _Colleagues(
        label=lazy("Qui prévenir"),
        help_text=lazy("Chaque personne cochée reçoit un message. Une correction n’en envoie pas d’autre."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    writes = "said"

    def __init__(self, *args: Any, colleagues: Sequence[Nameable] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.colleagues = {str(each.pk): each for each in colleagues}
        if not colleagues:
            del self.fields[FIELD]
            return
        self.fields[FIELD].choices = [(key, each.words) for key, each in self.colleagues.items()]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Those who were chosen, as numbers; names in the text are shown before they count."""
        data = super().clean() or self.cleaned_data
        chosen = list(data.get(FIELD) or [])
        gone = [key for key in chosen if key not in self.colleagues]
        if gone:
            rows = Presence.objects.filter(pk__in=gone).select_related("user")
            self.refuse(CannotBeTold([row.user.name for row in rows] or [_("Cette personne")]))
        named = named_in(data.get(self.writes) or "", self.colleagues.values())
        if named.unclear and FIELD in self.fields:
            words = _("« @%(name)s » ne désigne pas une seule personne de l’équipe : cochez-la, ou retirez le @.")
            self.add_error(FIELD, words % {"name": named.unclear[0]})
        new = [each for each in named.people if str(each.pk) not in chosen]
        if new and not self.errors:
            self._show_first(new, chosen)
        data[FIELD] = [int(key) for key in chosen if key in self.colleagues]
        return data

    def _show_first(self, new: list[Nameable], chosen: list[str]) -> None:
        typed = self.data.copy()
        typed.setlist(self.add_prefix(FIELD), [*chosen, *(str(each.pk) for each in new)])
        self.data = typed
        who = " ; ".join(each.words for each in new)
        self.add_error(FIELD, _("Votre texte prévient %(who)s. Vérifiez, puis envoyez.") % {"who": who})
