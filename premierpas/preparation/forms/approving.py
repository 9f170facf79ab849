"""What a teacher says of three sectors, and who has practised."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from premierpas.people.models import Enrolment
from premierpas.ui.forms import CheckboxCards, Form

WORD_MOST = 600


class VerdictForm(Form):
    """A word for the pupil; the button says the verdict. `shown_at`: that of the text on the page."""

    word = forms.CharField(
        label=_("Un mot pour l’élève"),
        help_text=_("Facultatif si vous validez. Pour une reprise : dites quoi ajouter, par une question."),
        required=False,
        max_length=WORD_MOST,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    shown_at = forms.CharField(widget=forms.HiddenInput, required=False)


class PractisedForm(Form):
    """The pupils of a class who haven't practised yet, all of them ticked."""

    pupils = forms.MultipleChoiceField(label=_("Qui s’est entraîné ?"), required=False, widget=CheckboxCards)

    def __init__(self, *args: Any, years: list[Enrolment], **kwargs: Any) -> None:
        """With the pupils to choose from."""
        super().__init__(*args, **kwargs)
        choices = [(str(year.pk), year.pupil.listed_name) for year in years]
        self.fields["pupils"].choices = choices  # type: ignore[attr-defined]
        self.initial.setdefault("pupils", [pk for pk, _name in choices])
