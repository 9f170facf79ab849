"""Questions of the day: never the same twice in a week, so that five entries don't read alike."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Prompts:
    """What is asked at each part of an entry."""

    saw: object
    met: object
    learnt: object
    surprised: object


BY_DAY = (
    Prompts(
        saw=_("Comment c’est, quand on entre ? Ce qu’on entend, ce qu’on voit, ce que tu as fait le matin."),
        met=_("Qui t’a accueilli ? Quel est son métier, avec ses mots ?"),
        learnt=_("Un mot que tu ne connaissais pas ce matin. Que veut-il dire ?"),
        surprised=_("Qu’est-ce qui n’était pas comme tu l’imaginais ?"),
    ),
    Prompts(
        saw=_("Choisis une tâche que tu as suivie du début à la fin. Raconte-la étape par étape."),
        met=_("Demande à quelqu’un comment il est arrivé à ce métier. Qu’a-t-il répondu ?"),
        learnt=_("Le nom d’un outil, d’une machine ou d’un papier. À quoi sert-il ?"),
        surprised=_("Qu’est-ce qui t’a paru difficile ? Et facile ?"),
    ),
    Prompts(
        saw=_("Qui dépend de qui, ici ? Raconte un moment où deux personnes ont travaillé ensemble."),
        met=_("Quelle personne aimerais-tu suivre une journée entière ? Pourquoi ?"),
        learnt=_("Une règle de sécurité, ou une habitude de la maison. Pourquoi existe-t-elle ?"),
        surprised=_("Une chose que tu ne savais pas sur ce métier."),
    ),
    Prompts(
        saw=_("À qui sert ce qui est fait ici ? Raconte un client, un patient, un usager, un produit."),
        met=_("Quelles études, ou quel chemin, pour faire ce métier ? Demande à deux personnes."),
        learnt=_("Un chiffre : une durée, un prix, une distance, une quantité. Que raconte-t-il ?"),
        surprised=_("Qu’est-ce qu’on ne voit pas de l’extérieur ?"),
    ),
    Prompts(
        saw=_("Le moment de la semaine dont tu te souviendras. Raconte-le comme une petite scène."),
        met=_("Qui veux-tu remercier ? De quoi, exactement ?"),
        learnt=_("Ce que tu sais faire ou dire maintenant, et pas lundi."),
        surprised=_("Te vois-tu ici plus tard ? Dis oui, non ou peut-être, et pourquoi."),
    ),
)


def prompts_of(number: int) -> Prompts:
    """The questions of the n-th day, counted from 1; a second week asks them again."""
    return BY_DAY[(number - 1) % len(BY_DAY)]
