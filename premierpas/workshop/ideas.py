"""Skills that come from ordinary life, by situation, and a CV of somebody who doesn't exist, to look at."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Idea:
    """A skill as it stands on a CV, and a moment that would show it."""

    skill: Any
    example: Any


@dataclass(frozen=True)
class Situation:
    """Where such skills come from."""

    title: Any
    ideas: tuple[Idea, ...]


SITUATIONS = {
    "home": Situation(
        _("À la maison"),
        (
            Idea(_("Cuisiner pour plusieurs"), _("Préparer le dîner quand tes parents travaillent")),
            Idea(_("Ranger et organiser"), _("Trier, étiqueter, retrouver ce que les autres perdent")),
            Idea(_("Réparer"), _("Un vélo, une prise de casque, une chaise qui bouge")),
            Idea(_("Expliquer des papiers"), _("Lire un courrier pour quelqu’un, traduire un rendez-vous")),
        ),
    ),
    "family": Situation(
        _("Avec les petits et les grands"),
        (
            Idea(_("M’occuper d’enfants"), _("Garder un frère, inventer un jeu, aider aux devoirs")),
            Idea(_("Accompagner une personne âgée"), _("Faire les courses, tenir compagnie, être patient")),
            Idea(_("Calmer une dispute"), _("Écouter les deux, trouver un accord")),
        ),
    ),
    "sport": Situation(
        _("En sport"),
        (
            Idea(_("Jouer en équipe"), _("Faire une passe plutôt que de tirer seul")),
            Idea(_("M’entraîner longtemps"), _("Venir chaque semaine, même quand il pleut")),
            Idea(_("Arbitrer"), _("Décider vite, rester juste")),
        ),
    ),
    "club": Situation(
        _("Au club, au quartier, au collège"),
        (
            Idea(_("Organiser un événement"), _("Un tournoi, une vente de gâteaux, une fête de quartier")),
            Idea(_("Parler devant un groupe"), _("Un exposé, délégué de classe, une pièce de théâtre")),
            Idea(_("Aider bénévolement"), _("Une collecte, un repas partagé, un nettoyage de parc")),
        ),
    ),
    "languages": Situation(
        _("Avec les langues"),
        (
            Idea(_("Traduire"), _("Pour ta famille, pour un voisin, pour un nouveau de la classe")),
            Idea(_("Passer d’une langue à l’autre"), _("Au téléphone, à la maison, en classe")),
        ),
    ),
    "digital": Situation(
        _("Avec le numérique"),
        (
            Idea(_("Monter une vidéo"), _("Couper, mettre du son, raconter en une minute")),
            Idea(_("Dépanner un téléphone"), _("Sauvegarder, mettre à jour, expliquer sans s’énerver")),
            Idea(_("Chercher une information"), _("Comparer deux sources, vérifier qui parle")),
        ),
    ),
}

EXAMPLE = {
    "about_me": _(
        "Curieux et patient, je préfère essayer que regarder.\n"
        "Mes amis disent que je trouve toujours une solution."
    ),
    "skills": _(
        "Cuisiner pour plusieurs : je prépare le dîner le mercredi\n"
        "Réparer : j’ai changé les freins de mon vélo avec mon oncle\n"
        "Expliquer : j’aide ma cousine en maths"
    ),
    "experiences": _("Tournoi de foot du quartier, organisation\nDélégué de classe en 4e\nClub vidéo du collège"),
    "interests": _("Le foot\nLes trains\nLes documentaires"),
    "languages": _("Français\nArabe, à la maison\nAnglais, au collège"),
}  # fmt: skip


def is_example(parts: dict[str, str]) -> bool:
    """Whether some part of a CV is still the example's; one may well speak the same languages."""
    return any(parts.get(part) == str(EXAMPLE[part]) for part in ("about_me", "skills", "experiences"))
