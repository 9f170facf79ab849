"""The articles of the agreement. French is the binding language, so these are not translated.

A published version never changes: agreements of before name it without holding its words. A deployment has the newest
read by its own counsel before it goes live (docs/conventions.md says what differs from the State's model).
"""

from datetime import date

from django.conf import settings

from premierpas.core import clock
from premierpas.core.legal.rules import SECONDE, rule_on

Articles = tuple[tuple[str, str], ...]
NEWEST = "2026-2"
_COVERED = "L’élève est couvert par la législation sur les accidents du travail, sur place et en chemin."

ARTICLES: dict[str, Articles] = {
    "2026-1": (
        (
            "Objet",
            "L’élève découvre le monde du travail pendant une séquence d’observation en milieu professionnel "
            "(Code de l’éducation, D331-1 à D331-9). Aucun emploi n’est proposé ni promis.",
        ),
        (
            "Statut de l’élève",
            "L’élève reste élève de son établissement, sous l’autorité et la responsabilité de son chef "
            "d’établissement. Il n’est pas salarié : il ne reçoit aucune rémunération et ne remplace personne.",
        ),
        (
            "Observation seulement",
            "L’élève observe, questionne et assiste à des démonstrations. Il n’utilise ni machines, ni produits, ni "
            "appareils dont l’usage est interdit aux mineurs, et ne fait aucun des travaux que le Code du travail leur "
            "interdit, même légers (L4153-1 à L4153-7, D4153-15 à D4153-37).",
        ),
        (
            "Horaires et repos",
            "Sept heures de présence par jour et cinq jours par semaine au plus ; trente-cinq heures par semaine, "
            "trente avant 15 ans ; une pause de trente minutes après quatre heures et demie ; quatorze heures de "
            "repos entre deux jours avant 16 ans, douze ensuite ; jamais le dimanche ni un jour férié, jamais la nuit "
            "(Code du travail, L3162-1, L3162-3, L3163-2, L3164-1, L3164-2, L3164-6).",
        ),
        (
            "Accueil et encadrement",
            "Le tuteur reçoit l’élève, lui présente les lieux, les personnes et les consignes de sécurité, et ne le "
            "laisse jamais seul avec un danger. Le professeur référent et le tuteur se parlent pendant la séquence.",
        ),
        (
            "Violences",
            "À son arrivée, l’élève est informé des règles de prévention des violences et du harcèlement, sexistes et "
            "sexuels, et de la personne à qui parler, nommée plus haut. Il peut aussi appeler le 119 ou le 3018.",
        ),
        (
            "Discipline",
            "L’élève respecte les horaires, les consignes et le règlement intérieur de la structure. En cas de "
            "manquement, le responsable de la structure et le chef d’établissement décident ensemble d’arrêter la "
            "séquence.",
        ),
        (
            "Absence",
            "La structure prévient l’établissement sans attendre si l’élève n’est pas là. L’établissement prévient la "
            "famille. La famille prévient l’établissement et la structure.",
        ),
        (
            "Accident",
            "L’élève est couvert par la législation sur les accidents du travail, sur place et sur le trajet (Code de "
            "la sécurité sociale, L412-8). La structure alerte sans délai l’établissement, et lui adresse sa "
            "déclaration le jour même ; l’établissement déclare l’accident.",
        ),
        (
            "Assurances",
            "La structure et l’établissement sont assurés pour leur responsabilité civile. La famille remet une "
            "attestation d’assurance qui couvre les dommages que l’élève pourrait causer.",
        ),
        (
            "Confidentialité",
            "L’élève garde pour lui ce qu’il apprend de confidentiel, y compris dans son rapport. La structure "
            "n’utilise les données de l’élève que pour l’accueillir, et ne publie aucune image de lui sans accord.",
        ),
        (
            "Fin et changement",
            "Une partie peut mettre fin à la séquence, même commencée, en disant pourquoi aux autres ; l’élève revient "
            "alors dans son établissement. Les dates, les horaires, le lieu et le tuteur changent par avenant signé "
            "des mêmes parties.",
        ),
        (
            "Validité",
            "La convention prend effet quand toutes les parties l’ont signée, avant le premier jour, et vaut pour les "
            "jours indiqués. Chaque partie en reçoit un exemplaire.",
        ),
    ),
    "2026-2": (
        (
            "Objet",
            "L’élève découvre le monde du travail pendant une séquence d’observation en milieu professionnel, que la "
            "structure et le chef d’établissement organisent ensemble. Aucun emploi n’est proposé ni promis.",
        ),
        (
            "Engagements",
            "La convention lie la structure et l’établissement. L’élève et ses responsables légaux la signent parce "
            "qu’elle les concerne, et en acceptent les règles.",
        ),
        (
            "Statut de l’élève",
            "L’élève reste élève de son établissement, sous l’autorité et la responsabilité de son chef "
            "d’établissement. Il ne reçoit ni salaire ni gratification, ne contribue pas au travail de la structure et "
            "ne remplace personne.",
        ),
        (
            "Observation seulement",
            "Sous le contrôle de ceux qui l’encadrent, l’élève observe, questionne, enquête, assiste à des "
            "démonstrations, prend part à des activités et à des essais liés à son enseignement. Il ne fait aucun des "
            "travaux interdits aux mineurs, ni aucun travail léger, même permis à son âge. Il n’utilise et ne manipule "
            "aucune machine, aucun produit, aucun appareil, interdit aux mineurs ou non.",
        ),
        (
            "Horaires et repos",
            "Sept heures de présence par jour et cinq jours par semaine au plus ; trente-cinq heures par semaine, "
            "trente avant 15 ans ; une pause de trente minutes après quatre heures et demie ; quatorze heures de "
            "repos entre deux jours avant 16 ans, douze ensuite ; jamais le dimanche ni un jour férié, jamais la nuit.",
        ),
        (
            "Accueil et encadrement",
            "Le tuteur reçoit l’élève et lui présente les lieux, les personnes et les consignes. Le professeur "
            "référent et le tuteur se parlent pendant la séquence.",
        ),
        (
            "Santé et sécurité",
            "La structure évalue les risques pour l’élève et l’en protège. Elle l’informe et le forme sur ceux de son "
            "poste, fournit les équipements de protection, en montre l’usage et veille à leur port. S’il ne respecte "
            "pas ses règles de santé et de sécurité, elle peut suspendre ou arrêter la séquence, en accord avec "
            "l’établissement. S’il a un projet d’accueil individualisé, ses responsables légaux veillent à ce que la "
            "trousse d’urgence le suive.",
        ),
        (
            "Violences",
            "La structure s’engage à préserver l’élève de tout agissement sexiste, du harcèlement, des violences "
            "sexuelles et des violences, en actes ou en paroles, liées à une discrimination. À son arrivée, elle lui "
            "dit ses règles, comment signaler et quels recours il a. Il peut parler au tuteur, à la personne nommée "
            "plus haut, à tout adulte de son établissement, et appeler le 119 ou le 3018.",
        ),
        (
            "Difficultés et absences",
            "La structure et le chef d’établissement se disent toute difficulté, de discipline aussi, et la règlent "
            "ensemble avec l’équipe éducative. La structure signale aussitôt toute absence à l’établissement, qui "
            "prévient la famille. L’élève respecte les horaires, les consignes et le règlement intérieur.",
        ),
        (
            "Accident",
            f"{_COVERED} La structure "
            "alerte sans délai, par tout moyen, l’établissement, dont le téléphone est plus haut, et lui adresse la "
            "déclaration remplie le jour même.",
        ),
        ("Assurances", ""),
        (
            "Repas, trajet, hébergement",
            "L’élève peut déjeuner au restaurant du personnel, s’il y en a un, comme le personnel. Le trajet compte "
            "comme celui de la maison à l’établissement : l’élève peut le faire seul. L’hébergement n’entre pas dans "
            "la convention.",
        ),
        (
            "Confidentialité",
            "L’élève garde pour lui ce qu’il apprend de confidentiel, y compris dans son rapport. La structure "
            "n’utilise les données de l’élève que pour l’accueillir, et ne publie aucune image de lui sans accord.",
        ),
        (
            "Changement et fin",
            "Les dates, les horaires, le lieu et le tuteur changent par avenant signé des mêmes personnes. La "
            "structure et l’établissement arrêtent la séquence d’un commun accord, en disant pourquoi à l’élève et à "
            "sa famille. Si la famille y renonce, elle le dit à l’établissement.",
        ),
        (
            "Validité",
            "La convention prend effet quand tous l’ont signée, avant le premier jour, et vaut pour les jours "
            "indiqués. Chacun en reçoit un exemplaire.",
        ),
    ),
}
# The State's models differ on who must be insured; a deployment's counsel chooses (AGREEMENT_INSURANCE).
INSURANCE = {
    "2025": "La structure est assurée pour sa responsabilité civile ; un service de l’État est son propre assureur. Il "
    "est vivement recommandé à la famille d’avoir une assurance scolaire, en responsabilité civile et pour les "
    "dommages corporels de l’élève.",
    "2024": "La structure est assurée pour sa responsabilité civile, par un contrat spécial ou un avenant. Le chef "
    "d’établissement assure les dommages que l’élève pourrait causer, sur place, en dehors et en chemin. La famille "
    "remet une attestation de responsabilité civile, qui couvre aussi les dommages subis par l’élève.",
}
# What an amendment says of all that it doesn't change; it stands in its terms.
AMENDS = "Tout le reste de la convention demeure. L’avenant prend effet quand tous l’ont signé."
# The Pacific has labour and social laws of its own, Saint-Pierre-et-Miquelon and Mayotte their own cover of accidents.
OWN_LAWS = frozenset({"986", "987", "988"})
_OWN_COVER = OWN_LAWS | {"975"}
_OWN_FUND = _OWN_COVER | {"976"}
_COVERED_THERE = (
    "La couverture de l’élève, sur place et en chemin, est celle que prévoient les règles de la collectivité."
)
# The national lines for children answer everywhere but there, as far as is published.
_LINES = "appeler le 119 ou le 3018"
_LINES_THERE = {"986": "appeler le 17", "987": "appeler le 119", "988": "appeler le 17"}
_AIM = "Objet"
_AIM_OF_2DE = (("season_seconde", "Code de l’éducation, D333-3-1"),)
# A text of law is named only once the deployment's counsel has confirmed the row of `core/legal/rules.py`.
CITED: dict[str, tuple[tuple[str, str], ...]] = {
    "Objet": (("school_time", "Code de l’éducation, D331-1 à D331-9"),),
    "Statut de l’élève": (("status", "Code de l’éducation, D331-1 à D331-9"),),
    "Observation seulement": (("observation_only", "Code du travail, D4153-15 à D4153-37"),),
    "Horaires et repos": (
        ("daily_presence", "Code du travail, L3162-1"),
        ("daily_rest_16", "L3164-1"),
        ("weekly_rest", "L3164-2"),
        ("public_holiday", "L3164-6"),
    ),
    "Violences": (("violence", "Code du travail, L1142-2-1, L1153-1"),),
    "Accident": (("accident", "Code de la sécurité sociale, L412-8"),),
}


def articles_of(version: str, department: str = "", level: str = "") -> Articles:
    """The articles of a version (title, text); the newest one for a version that isn't known.

    `department`: where the school or its host is; overseas some words are others. A 2de follows a text of its own.
    """
    if version in ARTICLES and version != NEWEST:
        return ARTICLES[version]
    insurance = INSURANCE[settings.AGREEMENT_INSURANCE]
    return tuple(
        (title, _said_there(words or insurance, department) + _citation(title, clock.today(), department, level))
        for title, words in ARTICLES[NEWEST]
    )


def own_articles(text: str) -> Articles:
    """A school's own text: a line that begins with `#` names an article, what follows is its words."""
    articles: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        if line.startswith("#"):
            articles.append((line.lstrip("# ").strip(), []))
        elif articles:
            articles[-1][1].append(line.strip())
    return tuple((title, " ".join(filter(None, lines))) for title, lines in articles)


def _said_there(words: str, department: str) -> str:
    if department in _OWN_COVER:
        words = words.replace(_COVERED, _COVERED_THERE)
    return words.replace(_LINES, _LINES_THERE.get(department, _LINES))


def _citation(title: str, day: date, department: str, level: str) -> str:
    if department in OWN_LAWS or (department in _OWN_FUND and title == "Accident"):
        return ""
    cited = _AIM_OF_2DE if title == _AIM and level in SECONDE else CITED.get(title, ())
    named = [text for code, text in cited if (rule := rule_on(code, day)) and rule.confirmed_by]
    return f" ({', '.join(named)})" if named else ""
