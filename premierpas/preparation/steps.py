"""The steps: how a pupil reads them, how much is enough, and where each is done."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from .doors import evidence
from .enums import StepKey


@dataclass(frozen=True)
class Step:
    """One step. `needed`: how much of its evidence is enough. `route` is the pupil's page for it."""

    key: StepKey
    own: Any  # in the pupil's words, as a heading
    do: Any  # what to do, as one sentence
    button: Any
    route: str
    needed: int = 1

    @property
    def title(self) -> str:
        """In a teacher's words."""
        return str(self.key.label)

    @property
    def url(self) -> str:
        return reverse(self.route)


STEPS = {
    step.key: step
    for step in (
        Step(
            StepKey.INTERESTS,
            _("Je trouve ce que j’aime faire"),
            _("Réponds aux questions sur ce que tu aimes faire. Cinq minutes."),
            _("Commencer"),
            "interests:start",
        ),
        Step(
            StepKey.TRADES,
            _("J’explore cinq métiers"),
            _("Lis des fiches de métiers, et garde celles qui t’intriguent."),
            _("Explorer des métiers"),
            "occupations:browse",
            needed=5,
        ),
        Step(
            StepKey.PATH,
            _("Je suis un parcours découverte"),
            _("Un après-midi dans les métiers d’une entreprise ou d’un secteur : va jusqu’à la dernière étape."),
            _("Choisir un parcours"),
            "careers:paths",
        ),
        Step(
            StepKey.MEET,
            _("Je rencontre quelqu’un"),
            _("Parle avec une personne de son métier : à un forum, en rendez-vous, ou près de chez toi."),
            _("Noter une rencontre"),
            "preparation:met",
        ),
        Step(
            StepKey.EVENT,
            _("Je vais à un événement"),
            _("Un forum, un atelier ou une visite : choisis-en un, et vas-y."),
            _("Voir ce qui compte"),
            "preparation:met",
        ),
        Step(
            StepKey.SECTORS,
            _("Je choisis trois secteurs"),
            _("Trois secteurs, et pour chacun une vraie raison. Ton professeur les lit."),
            _("Écrire mes trois secteurs"),
            "preparation:sectors",
        ),
        Step(
            StepKey.QUESTIONS,
            _("Je prépare cinq questions"),
            _("Cinq questions que tu as vraiment envie de poser sur place."),
            _("Écrire mes questions"),
            "preparation:questions",
            needed=5,
        ),
        Step(
            StepKey.LETTER,
            _("Ma lettre et mon CV"),
            _("Un CV d’une page et une lettre pour une offre."),
            _("Aller dans mon atelier"),
            "workshop:home",
            needed=2,
        ),
        Step(
            StepKey.SPEAK,
            _("Je m’entraîne à parler"),
            _("Joue un entretien à deux, puis note ce que tu changeras."),
            _("Noter mon entraînement"),
            "preparation:speaking",
        ),
    )
}
USUAL = (StepKey.TRADES, StepKey.MEET, StepKey.SECTORS, StepKey.QUESTIONS, StepKey.LETTER, StepKey.SPEAK)


def offered() -> list[Step]:
    """The steps that can be counted: somebody knows what has been done of them."""
    return [step for step in STEPS.values() if evidence.get(str(step.key)) is not None]


def lacking(step: Step, count: int) -> str:
    """What is missing of a step, as a teacher reads it: a reason, in one sentence."""
    left = {"n": count, "needed": step.needed}
    match step.key:
        case StepKey.TRADES:
            return ngettext("%(n)d métier gardé sur %(needed)d.", "%(n)d métiers gardés sur %(needed)d.", count) % left
        case StepKey.QUESTIONS:
            said = ngettext("%(n)d question écrite sur %(needed)d.", "%(n)d questions écrites sur %(needed)d.", count)
            return said % left
        case StepKey.LETTER:
            return str(_("Lettre et CV pas commencés.") if not count else _("Lettre ou CV encore à finir."))
    return str(_NOTHING[step.key])


_NOTHING = {
    StepKey.INTERESTS: _("N’a pas répondu au questionnaire."),
    StepKey.PATH: _("N’a fini aucun parcours découverte."),
    StepKey.MEET: _("N’a rencontré personne."),
    StepKey.EVENT: _("N’est venu à aucun événement."),
    StepKey.SECTORS: _("N’a pas montré ses trois secteurs."),
    StepKey.SPEAK: _("Ne s’est pas encore entraîné."),
}
