"""The articles of the agreement, version 2026-1. French is the binding language, so these are not translated.

Sources: Code de l’éducation D331-1 to D331-9 and D332-14, Code du travail L4153-1 to L4153-7 and D4153-15 to D4153-37,
Code de la sécurité sociale L412-8 and D412-6; the State’s model agreement for observation sequences (articles on
accident, insurance, violence). A deployment has them read by its own counsel before it goes live.
"""

ARTICLES: dict[str, tuple[tuple[str, str], ...]] = {
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
    )
}


def articles_of(version: str) -> tuple[tuple[str, str], ...]:
    """The articles of a version (title, text); the newest one for a version that isn't known."""
    return ARTICLES.get(version) or list(ARTICLES.values())[-1]
