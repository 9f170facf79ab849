"""A day's hours as four inputs: when one comes, the pause, when one leaves. Offers and agreements share them."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from premierpas.core.legal.offer import minutes_of
from premierpas.ui.forms import TimeInput

POINT_NAMES = {
    "in": gettext_lazy("arrivée"),
    "pause": gettext_lazy("début de pause"),
    "back": gettext_lazy("fin de pause"),
    "out": gettext_lazy("départ"),
}


def time_field(label: str) -> forms.TimeField:
    """One hour of a day, which may stay empty."""
    return forms.TimeField(
        label=label,
        required=False,
        input_formats=["%H:%M", "%H:%M:%S", "%Hh%M"],
        widget=TimeInput(attrs={"aria-label": label}),
        error_messages={"invalid": _("Cette heure n’existe pas. Exemple : 09:30")},
    )


def length_of(points: dict[str, Any]) -> int | None:
    """Minutes of presence as far as the four points can be read; None when they can't."""
    texts = {name: str(value)[:5] for name, value in points.items() if value}
    if not texts:
        return 0
    pairs = [("in", "pause"), ("back", "out")] if len(texts) == 4 else [("in", "out"), ("in", "pause"), ("back", "out")]
    slots = [[texts[start], texts[end]] for start, end in pairs if start in texts and end in texts]
    return minutes_of(slots[: 2 if len(texts) == 4 else 1]) or None
