"""What worries somebody who accompanies a pupil."""

from django import forms
from django.utils.translation import gettext_lazy as _

from premierpas.ui.forms import Form


class WorryForm(Form):
    """Words as they come; whoever is worried needn't be sure."""

    text = forms.CharField(
        label=_("Ce que vous avez vu ou entendu"), max_length=4000, widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Avec les mots de l’élève, si possible. Vous n’avez pas à être sûr."),
    )  # fmt: skip
    call_me = forms.CharField(
        label=_("Comment vous joindre aujourd’hui"), required=False, max_length=200,
    )  # fmt: skip
    once = forms.UUIDField(widget=forms.HiddenInput)

    def words(self) -> dict[str, str]:
        """What the file holds."""
        return {"text": self.cleaned_data["text"], "call_me": self.cleaned_data["call_me"]}
