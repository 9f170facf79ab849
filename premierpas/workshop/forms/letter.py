"""A letter in four short parts: each says what to put and how to begin."""

from django.utils.translation import gettext_lazy as _

from .written import Written, text_field


class LetterForm(Written):
    """A letter in four short parts."""

    why_here = text_field(
        _("Pourquoi cette place"),
        _("Ce qui t’a donné envie. Par exemple : « J’ai vu que vous réparez… » ou « Chez moi, il y a… »"),
        5,
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
        _("La fin"), _("Remercie en une phrase. Par exemple : « Merci d’avoir lu ma lettre. »"), 2, 500
    )
