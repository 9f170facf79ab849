"""What every form of the workshop shares: texts with guidance, and the version they were read in."""

from typing import Any

from django import forms

from premierpas.ui.forms import Form

MOST_SIGNS = 2000


class Written(Form):
    """Texts with the version they were read in."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


def text_field(label: Any, hint: Any, rows: int, most: int = MOST_SIGNS) -> forms.CharField:
    """A text of several lines that may stay empty, of at most `most` signs."""
    return forms.CharField(
        label=label, help_text=hint, required=False, max_length=most, widget=forms.Textarea(attrs={"rows": rows})
    )
