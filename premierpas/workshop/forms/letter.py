"""A letter in five short parts: each says what to put; one at a time, or all on one page."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from .written import Written, text_field


class LetterForm(Written):
    """A letter in five short parts."""

    only = ""

    why_here = text_field(
        _("Pourquoi cette place"),
        _("Ce qui t’a donné envie. Par exemple : « J’ai vu que vous réparez… » ou « Chez moi, il y a… »"),
        5,
    )
    know_you = text_field(
        _("Ce que je sais de vous"),
        _("Une chose vraie sur l’endroit : ce qu’on y fait, où il est, ce que tu as vu en passant."),
        4,
    )
    about_me = text_field(
        _("Qui je suis"),
        _("Ce que tu aimes et ce que tu sais faire, avec un exemple vrai. N’écris ni ton nom ni ton collège."),
        5,
    )
    would_like = text_field(
        _("Ce que j’aimerais voir"), _("Deux choses que tu voudrais comprendre ou regarder de près."), 4
    )
    closing = text_field(
        _("La fin"), _("Remercie en une phrase. Par exemple : « Merci d’avoir lu ma lettre. »"), 2, 500
    )

    @classmethod
    def at(cls, part: str) -> type["LetterForm"]:
        """The form that shows one part; the others travel with it, unseen."""
        return type("LetterStepForm", (cls,), {"only": part})

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Hide what isn't this step's."""
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if self.only and name != self.only and isinstance(field.widget, forms.Textarea):
                field.widget = forms.HiddenInput()
