"""What is typed about a pair: its end, who leads, who replaces, how it goes, what was said."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from premierpas.agenda.models import Presence
from premierpas.people.models import Guardian, Volunteer
from premierpas.ui.forms import ChoiceCards, DateField, Form

from ..enums import Going, How, Side, WhyEnded

# Those that somebody decides: the others come by themselves with what happens.
_DECIDED = (WhyEnded.ASKED, WhyEnded.OTHER, WhyEnded.YEAR_OVER)


class EndForm(Form):
    """Why it ends."""

    why = forms.ChoiceField(
        label=_("Pourquoi ce binôme s’arrête"), choices=[(each.value, each.label) for each in _DECIDED],
        widget=ChoiceCards,
    )  # fmt: skip


class LeadForm(Form):
    """Who answers for the pair."""

    lead = forms.ChoiceField(
        label=_("Qui répond de ce binôme"),
        help_text=_("La coordination, ou un bénévole habilité : les points à faire passent à cette personne."),
    )

    def __init__(self, *args: Any, leads: Sequence[Presence], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lead"].choices = [(each.pk, each.user.name) for each in leads]  # type: ignore[attr-defined]


class StandInForm(Form):
    """Who replaces the mentor, and on which days."""

    volunteer = forms.ChoiceField(label=_("Qui remplace"))
    first_day = DateField(label=_("Premier jour"))
    last_day = DateField(label=_("Dernier jour"), help_text=_("Ensuite, cette personne ne voit plus l’élève."))
    why = forms.CharField(label=_("Pourquoi"), required=False, max_length=200)
    once = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, volunteers: Sequence[Volunteer], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["volunteer"].choices = [  # type: ignore[attr-defined]
            (each.pk, each.name) for each in volunteers
        ]


class CheckForm(Form):
    """How it goes, in a few words."""

    how = forms.ChoiceField(label=_("Comment avez-vous demandé"), choices=How.choices, widget=ChoiceCards(short=True))
    going = forms.ChoiceField(label=_("Comment ça va"), choices=Going.choices, widget=ChoiceCards(short=True))
    words = forms.CharField(label=_("Quelques mots"), required=False, max_length=500)


class CoachForm(Form):
    """What lead and mentor keep of their talk."""

    words = forms.CharField(
        label=_("Ce que vous en retenez"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Le bénévole lit aussi ces lignes."),
    )  # fmt: skip
    once = forms.UUIDField(widget=forms.HiddenInput)


class AnswerForm(Form):
    """What a pupil or a guardian has told a coordinator."""

    who = forms.ChoiceField(label=_("Qui l’a dit"))
    yes = forms.ChoiceField(
        label=_("C’est"), choices=[("yes", _("oui")), ("no", _("non : le binôme s’arrête tout de suite"))],
        widget=ChoiceCards(short=True),
    )  # fmt: skip

    def __init__(self, *args: Any, pupil: str, guardians: Sequence[Guardian], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.guardians = {str(each.pk): each for each in guardians}
        self.fields["who"].choices = [  # type: ignore[attr-defined]
            (Side.PUPIL.value, pupil), *((key, each.name) for key, each in self.guardians.items()),
        ]  # fmt: skip
