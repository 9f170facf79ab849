"""Three taps; a document or a photo; the partner's page."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from premierpas.core.once import new_key
from premierpas.events.models import Event, Participant
from premierpas.ui.forms import CheckboxCards, ChoiceCards, Form, ScanField
from premierpas.ui.written import written

YES, NO = "yes", "no"
_ANSWERS = [(YES, _("Oui")), (NO, _("Non"))]


def _tap(label: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=_ANSWERS, widget=ChoiceCards(short=True))


class FeedbackForm(Form):
    """`met`: those whom the pupil could meet there."""

    discovered = _tap(_("J’ai découvert un métier"))
    imagines = _tap(_("Je me verrais bien travailler là"))
    returns = _tap(_("Je voudrais y faire mon stage"))
    met = forms.MultipleChoiceField(
        label=_("Qui as-tu rencontré ?"), required=False, widget=CheckboxCards,
        help_text=_("On les met dans ton carnet : des gens à recontacter un jour."),
    )  # fmt: skip
    question = forms.CharField(
        label=_("Une question que tu as posée"), required=False, max_length=200,
        help_text=_("L’association peut la montrer à l’entreprise, sans ton nom."),
    )  # fmt: skip

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        speakers = [
            (str(each.pk), written(f"{each.name}, {each.function}".rstrip(", "))) for each in event.speakers.coming()
        ]
        if speakers:
            self.fields["met"].choices = speakers  # type: ignore[attr-defined]
        else:
            del self.fields["met"]

    def said(self) -> dict[str, Any]:
        """As the action takes it."""
        given = self.cleaned_data
        taps = {name: given[name] == YES for name in ("discovered", "imagines", "returns")}
        return taps | {"question": given["question"], "met": [int(pk) for pk in given.get("met", [])]}


class MaterialForm(Form):
    """A PDF or a picture, drawn anew like every paper."""

    once = forms.UUIDField(widget=forms.HiddenInput, initial=new_key)
    title = forms.CharField(label=_("Titre"), max_length=120)
    file = ScanField(label=_("Le document ou la photo"))
    is_photo = forms.BooleanField(label=_("On y reconnaît des personnes"), required=False)
    people = forms.MultipleChoiceField(
        label=_("Les élèves que l’on y reconnaît"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("Seulement ceux qui ont dit oui, avec un parent. Un autre est dessus ? Prenez une autre photo."),
    )  # fmt: skip
    agreed = forms.BooleanField(
        label=_("Aucun autre élève n’est reconnaissable, et les adultes ont dit oui"), required=False
    )

    def __init__(self, *args: Any, people: Sequence[Participant], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.participants = {str(each.pk): each for each in people}
        self.fields["people"].choices = [  # type: ignore[attr-defined]
            (pk, each.enrolment.pupil.listed_name) for pk, each in self.participants.items() if each.enrolment
        ]
        if not people:
            del self.fields["people"]

    def chosen(self) -> list[Participant]:
        """The pupils who are ticked."""
        return [self.participants[pk] for pk in self.cleaned_data.get("people", [])]


class SummaryForm(Form):
    """The association's words and the partner's promise."""

    words = forms.CharField(
        label=_("Un mot de l’association"), required=False, max_length=1500, widget=forms.Textarea(attrs={"rows": 5})
    )
    seats = forms.IntegerField(label=_("Places de stage promises"), min_value=0, max_value=200)
    promised_by = forms.CharField(label=_("Promises par"), required=False, max_length=150)
