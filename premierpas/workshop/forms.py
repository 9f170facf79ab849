"""Writing with guidance: each part says what to put and how to begin."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from premierpas.ui.forms import Form
from premierpas.ui.pdf.documents import TooLong

from .documents import cv_document
from .texts import CV_PARTS

MOST_SIGNS = 2000


class _Written(Form):
    """Texts with the version they were read in."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


def _text(label: Any, hint: Any, rows: int, most: int = MOST_SIGNS) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=hint, required=False, max_length=most, widget=forms.Textarea(attrs={"rows": rows})
    )


class LetterForm(_Written):
    """A letter in four short parts."""

    why_here = _text(
        _("Pourquoi cette place"),
        _("Ce qui t’a donné envie. Par exemple : « J’ai vu que vous réparez… » ou « Chez moi, il y a… »"),
        5,
    )
    about_me = _text(
        _("Qui je suis"),
        _("Ce que tu aimes et ce que tu sais faire, avec un exemple vrai. N’écris ni ton nom ni ton collège."),
        5,
    )
    would_like = _text(_("Ce que j’aimerais voir"), _("Deux choses que tu voudrais comprendre ou regarder de près."), 4)
    closing = _text(_("La fin"), _("Remercie en une phrase. Par exemple : « Merci d’avoir lu ma lettre. »"), 2, 500)


class CvForm(_Written):
    """A one-page CV; no photo, ever."""

    about_me = _text(_("Moi en deux phrases"), _("Comment tes amis te décrivent. Sans ton nom."), 3, 400)
    skills = _text(
        _("Ce que je sais faire"),
        _("Une chose par ligne : cuisiner, monter une vidéo, m’occuper de mon petit frère…"),
        4,
        800,
    )
    experiences = _text(
        _("Ce que j’ai déjà fait"),
        _("Une chose par ligne : club, aide à la maison, projet en classe, événement…"),
        4,
        1200,
    )
    interests = _text(_("Ce que j’aime"), _("Une chose par ligne : un sport, une série, une matière…"), 3, 600)
    languages = _text(
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
                cv_document({part: data[part] for part in CV_PARTS})
            except TooLong as error:
                self.add_error(None, str(error.message))
        return data
