"""What pupils of the demo world write, and what a company answers."""

import random

WHY = [
    "Je passe souvent devant chez vous et je me demande ce qu’on y fait toute la journée.",
    "Dans votre offre, vous parlez de gestes précis. J’aimerais les voir de près.",
    "Je ne connais personne qui fait ce métier. C’est pour ça que je vous écris.",
]
ABOUT = [
    "J’aime comprendre comment les choses marchent. J’ai réparé la roue de mon vélo avec mon oncle.",
    "Le mercredi, je garde mes cousins et je leur invente des jeux.",
    "Je suis calme et je pose beaucoup de questions. Mes amis disent que j’écoute bien.",
]
LIKE = [
    "J’aimerais suivre une personne pendant une journée entière et comprendre ses choix.",
    "J’aimerais voir le moment où l’on décide, pas seulement le résultat.",
]
CLOSING = "Merci de m’avoir lu. Je peux venir à pied ou en bus."
CV_LINES = {
    "about_me": ["Curieux de tout, je préfère faire que raconter.", "J’aime les équipes et les défis."],
    "skills": [
        "Cuisiner pour six\nRéparer un vélo",
        "Monter une vidéo\nExpliquer calmement",
        "Dessiner\nCompter vite de tête",
    ],
    "experiences": [
        "Aide à la cantine du quartier\nTournoi organisé avec le club",
        "Délégué de classe\nVente de gâteaux pour un voyage",
    ],
    "interests": ["Le basket, la charpente japonaise", "Les mangas, la cuisine", "La musique, les animaux"],
    "languages": ["français, arabe", "français, portugais", "français, soninké", "français"],
}
KIND = "Ta lettre est belle. Cette semaine est déjà prise : écris-nous pour une autre, ou essaie nos voisins."


def a_letter(rng: random.Random) -> dict[str, str]:
    """The parts of one letter."""
    return {
        "why_here": rng.choice(WHY), "about_me": rng.choice(ABOUT), "would_like": rng.choice(LIKE), "closing": CLOSING,
    }  # fmt: skip
