"""What a door sends: who, which way, when, and the nonce of the scanner."""

from datetime import UTC, datetime

from django import forms
from django.utils.translation import gettext_lazy as lazy

from premierpas.core.once import new_key
from premierpas.ui.forms import ChoiceChips, Form

from ..enums import Way

_LATEST = 4_102_444_800_000  # 2100, in milliseconds


class PassForm(Form):
    """Typed by hand, it is a code or a name; by a script or a button it is a person."""

    q = forms.CharField(label=lazy("Code ou nom"), max_length=120, required=False)
    kind = forms.ChoiceField(label=lazy("Sens"), choices=Way.choices, initial=Way.IN, widget=ChoiceChips)
    who = forms.IntegerField(required=False, widget=forms.HiddenInput)
    nonce = forms.UUIDField(widget=forms.HiddenInput)
    at = forms.IntegerField(required=False, min_value=0, max_value=_LATEST, widget=forms.HiddenInput)
    offline = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: object = None, *, kind: str = Way.IN) -> None:
        super().__init__(data, initial={"nonce": new_key(), "kind": kind if kind in Way.values else Way.IN})
        self.fields["q"].asked = True  # type: ignore[attr-defined]  # by hand there is nothing else to give
        self.fields["q"].widget.attrs |= {"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}

    @property
    def moment(self) -> datetime | None:
        """When it happened, for what was kept without a network."""
        at = self.cleaned_data.get("at")
        return datetime.fromtimestamp(at / 1000, UTC) if at else None
