"""A one-page CV: each part says what to put."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from premierpas.ui.forms import CheckboxCards, ChoiceCards, Form
from premierpas.ui.pdf.documents import CVStyle

from ..ideas import SITUATIONS
from ..texts import CV_LIMITS
from .written import Written, text_field


def _part(name: str, label: Any, hint: Any) -> forms.CharField:
    lines, signs = CV_LIMITS[name]
    return text_field(label, hint, lines, signs, lines)


class CvForm(Written):
    """A one-page CV; no photo, ever."""

    about_me = _part("about_me", _("Moi en deux phrases"), _("Comment tes amis te décrivent. Sans ton nom."))
    skills = _part(
        "skills",
        _("Ce que je sais faire"),
        _("Une chose par ligne, puis « : » et un exemple vrai. Cuisiner : je prépare le dîner le mercredi."),
    )
    experiences = _part(
        "experiences",
        _("Ce que j’ai déjà fait"),
        _("Une chose par ligne : club, aide à la maison, projet en classe, événement…"),
    )
    interests = _part("interests", _("Ce que j’aime"), _("Une chose par ligne : un sport, une série, une matière…"))
    languages = _part(
        "languages",
        _("Les langues que je parle"),
        _("Une par ligne, et comment : « soninké, à la maison ». L’entreprise les voit seulement si tu le choisis."),
    )


class StyleForm(Form):
    """How the CV is set."""

    style = forms.ChoiceField(
        label=_("Mise en page"),
        choices=CVStyle.choices,
        widget=ChoiceCards(
            hints={
                CVStyle.DOOR: _("Titres à gauche, traits épais"),
                CVStyle.INK: _("Pour l’imprimante du collège"),
                CVStyle.EASY: _("Grandes lettres, lignes aérées"),
                CVStyle.BANNER: _("Ton nom sur fond foncé"),
            }
        ),
    )


class IdeasForm(Form):
    """What one can do without having noticed: situations, each with a few skills to tick."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """A group of boxes for each situation."""
        super().__init__(*args, **kwargs)
        for key, situation in SITUATIONS.items():
            field = forms.MultipleChoiceField(
                label=situation.title,
                required=False,
                choices=[(str(at), idea.skill) for at, idea in enumerate(situation.ideas)],
                widget=CheckboxCards(hints={str(at): idea.example for at, idea in enumerate(situation.ideas)}),
            )
            field.asked = True  # type: ignore[attr-defined]  # nobody has them all
            self.add_field(key, field)

    @property
    def skills(self) -> list[str]:
        """What a valid form ticks, in the order of the page."""
        return [
            str(situation.ideas[int(at)].skill)
            for key, situation in SITUATIONS.items()
            for at in self.cleaned_data[key]
        ]
