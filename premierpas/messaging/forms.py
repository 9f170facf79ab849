from django import forms
from django.utils.translation import gettext_lazy as _

from premierpas.core.outbox.models import Channel, Delivery
from premierpas.ui.forms import ChoiceCards, DateField, Form

from .listing import Wanted
from .models import FOLLOW_UP_MOVES, IncidentState, Worry


class ReportForm(Form):
    """What a pupil tells: one choice is enough."""

    worry = forms.ChoiceField(label=_("De quoi s’agit-il ?"), choices=Worry.choices, widget=ChoiceCards)
    text = forms.CharField(
        label=_("Raconte, si tu veux"),
        help_text=_("Écris avec tes mots. Seule la coordination de l’association lit ce message."),
        widget=forms.Textarea,
        required=False,
        max_length=4000,
    )
    call_me = forms.CharField(
        label=_("Comment te joindre ?"),
        help_text=_("Un numéro, une heure, ou une personne du collège que tu veux voir."),
        required=False,
        max_length=200,
    )
    page = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)
    once = forms.UUIDField(widget=forms.HiddenInput)


class FollowUpForm(Form):
    """One step of a coordinator's follow-up."""

    note = forms.CharField(
        label=_("Ce que vous avez fait, ce que vous décidez"), widget=forms.Textarea, max_length=4000
    )
    state = forms.ChoiceField(label=_("Où en est ce signalement ?"), choices=IncidentState.choices, widget=ChoiceCards)

    def offer(self, present: IncidentState) -> None:
        """Show what it can become from here; what another has moved meanwhile is the action's to refuse."""
        possible = {present, *FOLLOW_UP_MOVES[present]}
        self.fields["state"].choices = [  # type: ignore[attr-defined]
            choice for choice in IncidentState.choices if choice[0] in possible
        ]


class OutboxForm(Form):
    """What a coordinator looks for among the messages; its fields are named as the page's address shows them."""

    q = forms.CharField(label=_("Adresse, nom ou sujet"), required=False, max_length=100)
    canal = forms.ChoiceField(label=_("Canal"), required=False, choices=[("", _("tous")), *Channel.choices])
    etat = forms.ChoiceField(label=_("État"), required=False, choices=[("", _("tous")), *Delivery.choices])
    du = DateField(label=_("Du"), required=False)
    au = DateField(label=_("Au"), required=False)

    @property
    def wanted(self) -> Wanted:
        """What was understood; a field with an error narrows nothing."""
        self.full_clean()
        data = self.cleaned_data
        return Wanted(
            words=data.get("q", "").strip(),
            channel=data.get("canal", ""),
            state=data.get("etat", ""),
            since=data.get("du"),
            until=data.get("au"),
        )
