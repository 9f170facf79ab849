"""What is typed on the pages without account, with every message in the reader's language."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from premierpas.ui.forms import ChoiceCards, CodeInput, Form

from ..forms.signing import PassOnForm
from ..forms.week import AbsenceForm
from ..languages.forms import FamilyForm
from ..languages.words import Words


class CodeForm(FamilyForm):
    """The code that came, the words that are agreed to, the text that was read."""

    terms_hash = forms.CharField(widget=forms.HiddenInput, max_length=64)
    code = forms.CharField(max_length=12, widget=CodeInput())
    function = forms.CharField(label=_("Votre fonction"), max_length=100)
    agree = forms.BooleanField()

    def __init__(self, *args: Any, words: Words, statement: str, asks_function: bool, **kwargs: Any) -> None:
        """`statement`: what is agreed to; a host also says in which function."""
        super().__init__(*args, words=words, **kwargs)
        self.fields["code"].label = words.code_label
        self.fields["agree"].label = statement
        self.fields["agree"].error_messages["required"] = words.tick_first
        if not asks_function:
            del self.fields["function"]


class RefuseForm(FamilyForm):
    """A no, with its reason and the code: nobody else may say it."""

    reason = forms.CharField(max_length=300, widget=forms.Textarea(attrs={"rows": 3}))
    code = forms.CharField(max_length=12, widget=CodeInput())

    def __init__(self, *args: Any, words: Words, **kwargs: Any) -> None:
        """In the reader's language."""
        super().__init__(*args, words=words, **kwargs)
        for name, label in (("reason", words.refuse_label), ("code", words.code_label)):
            self.fields[name].label = label


class PassOnByLinkForm(PassOnForm):
    """“Not me”, by somebody whom only a link identifies: they say who they are."""

    field_order = ["by_name", "name", "function"]
    by_name = forms.CharField(label=_("Votre nom"), max_length=150)


class WhoForm(Form):
    """Who fills it in: the deliberate entry that a machine doesn't make."""

    by_name = forms.CharField(label=_("Votre nom"), max_length=150)


class PresenceForm(WhoForm, AbsenceForm):
    """Whether the pupil is there, on which day, as whoever receives them says it."""

    ABSENT, ARRIVED = "absent", "arrived"
    field_order = ["what", "day", "note", "by_name"]
    what = forms.ChoiceField(
        label=_("Que voulez-vous dire"),
        choices=[(ABSENT, _("L’élève n’est pas là")), (ARRIVED, _("L’élève est arrivé, finalement"))],
        widget=ChoiceCards,
    )
