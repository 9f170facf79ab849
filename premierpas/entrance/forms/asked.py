"""What a pupil needs, and the word of a guardian that the school has on paper."""

from django import forms
from django.utils.translation import gettext_lazy as lazy

from premierpas.events.models import Participant
from premierpas.ui.forms import ChoiceCards, Form

from ..actions.answering import Said
from ..enums import How, Leaves

YES, NO = "yes", "no"


class NeedsForm(Form):
    """Short words; nothing is an answer too."""

    diet = forms.CharField(
        label=lazy("Ce que tu manges"), required=False, max_length=200,
        help_text=lazy("Par exemple : sans porc, sans arachide. Rien à dire ? Laisse vide."),
    )  # fmt: skip
    access = forms.CharField(
        label=lazy("Ce qu’il te faut pour venir"), required=False, max_length=300,
        help_text=lazy("Par exemple : un ascenseur, une place devant, quelqu’un qui signe."),
    )  # fmt: skip


class ConsentForm(Form):
    """What is read on a paper or on the school's record."""

    answer = forms.ChoiceField(
        label=lazy("Le parent a dit"), choices=[(YES, lazy("Oui")), (NO, lazy("Non"))], widget=ChoiceCards(short=True)
    )
    how = forms.ChoiceField(
        label=lazy("Où c’est écrit"), choices=[each for each in How.choices if each[0] != How.LINK],
        widget=ChoiceCards(short=True), initial=How.PAPER,
    )  # fmt: skip
    leaves = forms.ChoiceField(
        label=lazy("L’enfant repart"), required=False, widget=ChoiceCards(short=True),
        choices=[(Leaves.ALONE, lazy("Sans adulte")), (Leaves.ADULT, lazy("Avec un adulte"))],
    )  # fmt: skip
    leaves_with = forms.CharField(label=lazy("Le nom de cet adulte"), required=False, max_length=150)
    photos = forms.ChoiceField(
        label=lazy("Des photos où l’on reconnaît l’enfant"), required=False, widget=ChoiceCards(short=True),
        choices=[(YES, lazy("Oui")), (NO, lazy("Non"))],
    )  # fmt: skip

    def __init__(self, data: object = None, *, participant: Participant) -> None:
        super().__init__(data)
        if participant.registration.classroom_id is not None:  # the class goes home together
            del self.fields["leaves"], self.fields["leaves_with"]
        if not participant.event.asks_photos:
            del self.fields["photos"]

    def said(self) -> Said:
        """What the action takes of it."""
        data = self.cleaned_data
        photos = data.get("photos", "")
        return Said(
            data["answer"] == YES, Leaves(data.get("leaves", "")), data.get("leaves_with", "").strip(),
            None if not photos else photos == YES,
        )  # fmt: skip
