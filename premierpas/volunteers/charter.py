"""The charter of whoever is with pupils, by version: what somebody signed can be read as long as they are here."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Article:
    """One promise, and what it means from day to day."""

    title: Any
    words: Any


CHARTERS: Mapping[str, tuple[Article, ...]] = {
    "2026-1": (
        Article(
            _("Respecter chaque élève"),
            _(
                "J’écoute l’élève et sa famille. Je ne juge ni leurs choix, ni leur religion, ni leur "
                "façon de vivre. Je ne me moque jamais, même pour rire."
            ),
        ),
        Article(
            _("Rester là où l’on nous voit"),
            _(
                "Je rencontre un élève dans un lieu public ou dans son établissement, à une heure que la "
                "coordination connaît. Je ne le reçois pas chez moi, je ne vais pas chez lui, et je ne le"
                " conduis pas seul."
            ),
        ),
        Article(
            _("Écrire là où d’autres lisent"),
            _(
                "J’écris à un élève par ce site, où un autre adulte peut lire. Je ne lui donne ni mon"
                " numéro, ni mon adresse, ni mes comptes personnels, et je ne lui demande pas les siens."
            ),
        ),
        Article(
            _("Garder pour moi ce que j’apprends"),
            _(
                "Ce que je sais d’un élève sert à l’aider. Je n’en parle qu’à ceux qui l’aident aussi. Je"
                " ne publie aucune photo et aucun nom."
            ),
        ),
        Article(
            _("Aider sans faire à sa place"),
            _(
                "L’élève écrit ses textes et choisit son stage. Je pose des questions, j’encourage, je "
                "relis quand il me le demande."
            ),
        ),
        Article(
            _("Ne rien donner, ne rien accepter"),
            _(
                "Ni argent ni cadeau, dans un sens ou dans l’autre. Je ne vends rien et je ne fais signer"
                " rien d’autre que les papiers du stage."
            ),
        ),
        Article(
            _("Prévenir le jour même"),
            _(
                "Quand quelque chose m’inquiète, je préviens la coordination le jour même. Je ne promets "
                "jamais le secret. Si un élève est en danger, j’appelle le 17 ou le 119 avant tout le "
                "reste."
            ),
        ),
        Article(
            _("Accepter les vérifications"),
            _(
                "Je montre chaque année de quoi vérifier mon honorabilité. Je sais que la coordination "
                "peut me suspendre le temps d’éclaircir une question, pour protéger tout le monde."
            ),
        ),
    ),
}
VERSION = list(CHARTERS)[-1]
