"""What a territory decides: limits that are stricter than everybody's, and words of its own."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from premierpas.core.text import one_line
from premierpas.ui.forms import ModelForm, NumberInput

from ..models import LIMITS, TEXTS, Territory
from ..new_territory import Answers


class _Settings(ModelForm):
    """Some of a territory's fields, before it is there (`answers`) or after."""

    def __init__(self, data: Any = None, *, answers: Answers | None = None, **kwargs: Any) -> None:
        if answers is not None:
            names = self._meta.fields or ()
            kwargs["instance"] = Territory(**{name: getattr(answers, name) for name in names})
        super().__init__(data, **kwargs)

    def said(self) -> dict[str, Any]:
        """As the draft keeps it."""
        return {name: self.cleaned_data[name] for name in self.fields}


class LimitsForm(_Settings):
    """What is stricter here than everywhere."""

    class Meta:
        model = Territory
        fields = [*LIMITS, "quiet_from"]
        labels = {"live_applications": _("Candidatures en cours par élève, au plus")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, (least, most) in LIMITS.items():
            shown: Any = self.fields[name]
            self.add_field(name, forms.IntegerField(
                label=shown.label, help_text=shown.help_text, min_value=least, max_value=most,
                widget=NumberInput(attrs={"min": least, "max": most}),
                error_messages={"max_value": _("Un territoire peut seulement baisser cette limite.")},
            ))  # fmt: skip


class TextsForm(_Settings):
    """A few words to those who come, from the people of this place."""

    class Meta:
        model = Territory
        fields = list(TEXTS)
        widgets = {name: forms.Textarea(attrs={"rows": 3}) for name in TEXTS}

    def clean(self) -> dict[str, Any]:
        """Without blanks around."""
        data = super().clean() or self.cleaned_data
        return data | {name: one_line(data[name]) for name in TEXTS if data.get(name)}
