from django import forms
from django.utils.translation import gettext_lazy as _

from premierpas.messaging.models import Worry
from premierpas.ui.forms import ChoiceCards, Form

LONGEST = 2000


class WriteForm(Form):
    """One message."""

    text = forms.CharField(label=_("Votre message"), widget=forms.Textarea, max_length=LONGEST)
    once = forms.UUIDField(widget=forms.HiddenInput)


class PupilWriteForm(WriteForm):
    """The same, for a pupil."""

    text = forms.CharField(label=_("Ton message"), widget=forms.Textarea, max_length=LONGEST)


class RefuseForm(Form):
    """Why a message isn't passed on: its writer reads it."""

    word = forms.CharField(
        label=_("Votre mot à l’auteur du message"),
        help_text=_("Il le lit à côté de son message. Dites simplement pourquoi, et comment l’écrire autrement."),
        widget=forms.Textarea,
        max_length=600,
    )


class JudgeForm(RefuseForm):
    """The same of a held message, and what an incident would be about, should one be opened."""

    worry = forms.ChoiceField(
        label=_("Si vous ouvrez un signalement : de quoi s’agit-il ?"),
        help_text=_("Choisi d’après ce que le message contient. Changez-le si vous y lisez autre chose."),
        choices=Worry.choices,
        widget=ChoiceCards,
        required=False,
    )


class ReportForm(Form):
    """What is wrong with a message, as a pupil says it."""

    worry = forms.ChoiceField(label=_("De quoi s’agit-il ?"), choices=Worry.choices, widget=ChoiceCards)
    text = forms.CharField(
        label=_("Raconte, si tu veux"),
        help_text=_("Le message est joint tout seul. Seule la coordination de l’association lit ce que tu écris ici."),
        widget=forms.Textarea,
        required=False,
        max_length=4000,
    )
    once = forms.UUIDField(widget=forms.HiddenInput)


class AdultReportForm(ReportForm):
    """The same, by an adult."""

    worry = forms.ChoiceField(
        label=_("De quoi s’agit-il ?"),
        help_text=_("Choisissez comme l’élève le dirait."),
        choices=Worry.choices,
        widget=ChoiceCards,
    )
    text = forms.CharField(
        label=_("Ce qui vous inquiète"),
        help_text=_("Le message est joint. Seule la coordination de l’association lit ce que vous écrivez ici."),
        widget=forms.Textarea,
        max_length=4000,
    )
