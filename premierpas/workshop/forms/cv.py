"""A one-page CV: each part says what to put."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from premierpas.ui.forms import ChoiceCards, Form
from premierpas.ui.pdf.documents import CVStyle, TooLong

from ..documents import cv_document
from ..texts import CV_PARTS
from .written import Written, text_field


class CvForm(Written):
    """A one-page CV; no photo, ever."""

    style: str = CVStyle.DOOR

    @classmethod
    def in_style(cls, style: str) -> type["CvForm"]:
        """The form over a CV that is set in this style."""
        return type("StyledCvForm", (cls,), {"style": style})

    about_me = text_field(_("Moi en deux phrases"), _("Comment tes amis te décrivent. Sans ton nom."), 3, 400)
    skills = text_field(
        _("Ce que je sais faire"),
        _("Une chose par ligne : cuisiner, monter une vidéo, m’occuper de mon petit frère…"),
        4,
        800,
    )
    experiences = text_field(
        _("Ce que j’ai déjà fait"),
        _("Une chose par ligne : club, aide à la maison, projet en classe, événement…"),
        4,
        1200,
    )
    interests = text_field(_("Ce que j’aime"), _("Une chose par ligne : un sport, une série, une matière…"), 3, 600)
    languages = text_field(
        _("Les langues que je parle"),
        _("Une langue par ligne. L’entreprise les voit seulement si tu le choisis, à chaque candidature."),
        3,
        400,
    )

    def clean(self) -> dict[str, Any]:
        """It must fit on its one page, whatever the number of lines."""
        data: dict[str, Any] = super().clean() or {}
        if not self.errors:
            try:
                for style in {self.style, CVStyle.DOOR}:  # the company reads it in the latter
                    cv_document({part: data[part] for part in CV_PARTS}, style=style)
            except TooLong as error:
                self.add_error(None, str(error.message))
        return data


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
