"""The choices that people make about an application."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from premierpas.ui.forms import ChoiceCards, Form

from .enums import WAITING, RejectionReason
from .models import Application

ACCEPT, MORE_TIME, REJECT = "accept", "more_time", "reject"


class SendForm(Form):
    """The last look before sending; `seen` is the hash of what was shown."""

    show_languages = forms.BooleanField(
        label=_("Montrer mes langues"), required=False, help_text=_("L’entreprise lit aussi les langues que tu parles.")
    )
    seen = forms.CharField(widget=forms.HiddenInput)
    key = forms.UUIDField(widget=forms.HiddenInput)


class RejectForm(Form):
    """A no: a reason of the list and a sentence for the pupil."""

    reason = forms.ChoiceField(label=_("Pourquoi"), choices=RejectionReason.choices, widget=forms.RadioSelect)
    kind_words = forms.CharField(
        label=_("Un mot pour l’élève"),
        help_text=_("Une phrase simple, qui l’aide à continuer. Elle lui est montrée telle quelle."),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ReasonForm(Form):
    """Why a place is given up or cancelled."""

    reason = forms.CharField(label=_("Pourquoi"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))


class AnswerForm(Form):
    """The answer without account: a choice, and the person's name as the deliberate entry."""

    answer = forms.ChoiceField(label=_("Que répondez-vous ?"), widget=ChoiceCards)
    reason = forms.ChoiceField(
        label=_("Si c’est non, pourquoi"),
        choices=[("", _("Choisir une raison")), *RejectionReason.choices],
        required=False,
    )
    kind_words = forms.CharField(
        label=_("Si c’est non, un mot pour l’élève"),
        help_text=_("Une phrase simple, qui l’aide à continuer. Elle lui est montrée telle quelle."),
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    name = forms.CharField(
        label=_("Votre nom"),
        help_text=_("Écrivez-le vous-même : c’est votre accord pour répondre au nom de l’équipe."),
        max_length=150,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    version = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, application: Application, **kwargs: Any) -> None:
        """Only the answers that are still possible are offered."""
        super().__init__(*args, **kwargs)
        choices = [(ACCEPT, _("Accueillir cet élève"))]
        hints = {ACCEPT: _("Une place est réservée. L’élève a dix jours de classe pour confirmer.")}
        if application.state in WAITING:
            if application.extended_at is None:
                choices.append((MORE_TIME, _("Demander 15 jours de plus")))
                hints[MORE_TIME] = _("Une seule fois. L’élève le sait.")
            choices.append((REJECT, _("Dire non, avec une raison")))
            hints[REJECT] = _("L’élève lit votre raison et votre phrase, puis cherche ailleurs.")
        else:
            del self.fields["reason"], self.fields["kind_words"]
        widget = self.fields["answer"].widget
        self.fields["answer"].choices = choices  # type: ignore[attr-defined]
        widget.hints = hints

    def clean_name(self) -> str:
        """Two letters at least; a scanner that submits forms types nothing."""
        name = str(self.cleaned_data["name"]).strip()
        if sum(sign.isalpha() for sign in name) < 2:
            raise forms.ValidationError(_("Écrivez votre nom en entier."))
        return name

    def clean(self) -> dict[str, Any]:
        """A no needs its reason and its sentence."""
        data: dict[str, Any] = super().clean() or {}
        if data.get("answer") == REJECT:
            if not data.get("reason"):
                self.add_error("reason", _("Choisissez une raison."))
            if not str(data.get("kind_words") or "").strip():
                self.add_error("kind_words", _("Écrivez une phrase à l’élève : elle l’aide à continuer."))
        return data
