"""What stands and speakers answer on their page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from premierpas.core.text import one_line
from premierpas.events.models import Speaker
from premierpas.ui.forms import CheckboxCards, ChoiceCards, Form

from ..enums import Answer, Need
from ..models import Stand


class StandAnswerForm(Form):
    """Yes, maybe or no; the rest helps to prepare, and can come later."""

    answer = forms.ChoiceField(
        label=_("Tiendrez-vous un stand ?"), choices=Answer.choices, widget=ChoiceCards(short=True)
    )
    people = forms.CharField(
        label=_("Qui sera là"), required=False, max_length=300, help_text=_("Prénoms, noms et fonctions."),
    )  # fmt: skip
    trades = forms.CharField(label=_("Métiers que l’on découvre chez vous"), required=False, max_length=200)
    about = forms.CharField(
        label=_("Ce que les élèves doivent savoir"), required=False, max_length=300,
        help_text=_("Ce qu’ils pourront toucher, essayer, ou vous demander."),
    )  # fmt: skip
    needs = forms.MultipleChoiceField(
        label=_("Ce qu’il vous faut"), required=False, choices=Need.choices, widget=CheckboxCards
    )
    needs_more = forms.CharField(label=_("Autre chose"), required=False, max_length=200)

    def __init__(self, data: Any = None, *, stand: Stand) -> None:
        super().__init__(data, initial={name: getattr(stand, name) for name in self.base_fields})

    def said(self) -> dict[str, Any]:
        """What the action takes."""
        return {name: one_line(value) if isinstance(value, str) else value for name, value in self.cleaned_data.items()}


class SpeakerAnswerForm(Form):
    """Yes or no, and in their own words."""

    answer = forms.ChoiceField(
        label=_("Viendrez-vous ?"), choices=[(Answer.YES, _("oui")), (Answer.NO, _("non"))],
        widget=ChoiceCards(short=True),
    )  # fmt: skip
    function = forms.CharField(label=_("Ce que vous faites"), required=False, max_length=120)
    studies = forms.CharField(label=_("Vos études"), required=False, max_length=60)
    words = forms.CharField(
        label=_("Votre chemin, ou une question à vous poser"), required=False, max_length=300,
        help_text=_("Les élèves lisent ces mots avant de venir."),
    )  # fmt: skip
    needs = forms.CharField(
        label=_("Ce qu’il vous faut ce jour-là"), required=False, max_length=200,
        help_text=_("Un écran, une prise, un repas, un accès de plain-pied…"),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, speaker: Speaker, answer: Answer | None, needs: str) -> None:
        held = {name: getattr(speaker, name) for name in ("function", "studies", "words")}
        super().__init__(data, initial=held | {"answer": answer, "needs": needs})

    def said(self) -> dict[str, Any]:
        """What the action takes."""
        data = {name: one_line(value) for name, value in self.cleaned_data.items()}
        answer, needs = Answer(data.pop("answer")), data.pop("needs")
        return {"answer": answer, "fields": data, "needs": needs}
