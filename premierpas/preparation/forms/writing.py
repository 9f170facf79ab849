"""What a pupil writes: questions, notes on site, three sectors, a word on practising."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from premierpas.occupations.sectors import SECTORS, sector_choices
from premierpas.ui.forms import Form
from premierpas.ui.written import written
from premierpas.workshop.forms.written import Written, text_field

from ..models import OwnQuestions

QUESTION_MOST, ANSWER_MOST, WHY_MOST, PRACTICE_MOST = 300, 1500, 600, 1000


class QuestionsForm(Written):
    """Five questions; none has to be there yet."""

    one = text_field(_("Question 1"), "", 2, QUESTION_MOST)
    two = text_field(_("Question 2"), "", 2, QUESTION_MOST)
    three = text_field(_("Question 3"), "", 2, QUESTION_MOST)
    four = text_field(_("Question 4"), "", 2, QUESTION_MOST)
    five = text_field(_("Question 5"), "", 2, QUESTION_MOST)


class NotesForm(Written):
    """What somebody answered, question by question."""

    who = text_field(_("Qui te répond ?"), _("Son prénom et son métier."), 1, QUESTION_MOST)
    one = text_field(_("Réponse 1"), "", 3, ANSWER_MOST)
    two = text_field(_("Réponse 2"), "", 3, ANSWER_MOST)
    three = text_field(_("Réponse 3"), "", 3, ANSWER_MOST)
    four = text_field(_("Réponse 4"), "", 3, ANSWER_MOST)
    five = text_field(_("Réponse 5"), "", 3, ANSWER_MOST)
    more = text_field(_("Ce que tu as vu autour"), _("Un geste, un bruit, un outil, un mot du métier."), 3, ANSWER_MOST)

    @classmethod
    def asking(cls, questions: OwnQuestions | None) -> type["NotesForm"]:
        """The form under the pupil's own questions."""
        fields = {
            part: text_field(written(words), "", 3, ANSWER_MOST)
            for part, words in (questions.parts() if questions else {}).items()
            if words
        }
        return type("OwnNotesForm", (cls,), fields)


def _why(number: int) -> forms.CharField:
    hint = _("Parce que… Une chose que tu as vue, lue ou faite.") if number == 1 else ""
    return text_field(_("Pourquoi celui-là ?"), hint, 3, WHY_MOST)


class SectorsForm(Written):
    """Three sectors, each with a reason. What is kept is the sector's French name."""

    first = forms.CharField(label=_("Premier secteur"), required=False, widget=forms.Select)
    first_why = _why(1)
    second = forms.CharField(label=_("Deuxième secteur"), required=False, widget=forms.Select)
    second_why = _why(2)
    third = forms.CharField(label=_("Troisième secteur"), required=False, widget=forms.Select)
    third_why = _why(3)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """With all sectors to choose from, by their names in the reader's language."""
        super().__init__(*args, **kwargs)
        named = [(SECTORS[code].name, name) for code, name in sector_choices()]
        for part in ("first", "second", "third"):
            self.fields[part].asked = True  # type: ignore[attr-defined]
            self.fields[part].widget.choices = [("", gettext("Choisis un secteur")), *named]  # type: ignore[attr-defined]

    def _sector(self, part: str) -> str:
        name = str(self.cleaned_data[part])
        if name and name not in {each.name for each in SECTORS.values()}:
            raise forms.ValidationError(gettext("Ce secteur n’est pas dans la liste. Choisis-en un."))
        return name

    def clean_first(self) -> str:
        """One of the list."""
        return self._sector("first")

    def clean_second(self) -> str:
        """One of the list."""
        return self._sector("second")

    def clean_third(self) -> str:
        """One of the list."""
        return self._sector("third")


class PracticeForm(Form):
    """With whom one has practised, and what one will change."""

    words = forms.CharField(
        label=_("Avec qui, et qu’est-ce que tu changeras ?"),
        help_text=_("Par exemple : avec Samir. La prochaine fois, je regarde la personne quand je dis bonjour."),
        max_length=PRACTICE_MOST,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
