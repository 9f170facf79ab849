"""What pupils type means more than its letters: other words, sectors, and what was mistyped."""

from copy import deepcopy

import pytest
from django.test import Client

from premierpas.occupations.meaning import meanings_of
from premierpas.occupations.sectors import SECTORS
from premierpas.occupations.typed import words_of
from premierpas.offers.search.words import repaired
from premierpas.people.models import Pupil
from tests.begun import begun_once
from tests.factories import a_pupil

from .searching import a_door, browser_of, search, text_of, titles

pytestmark = pytest.mark.django_db
VET = "Soigner un chat, parler à son maître"
GAMES = "Tester, casser, réparer un jeu vidéo"
HAIR = "Une journée au salon"
WOOD = "De la planche à la porte"
STATION = "Le poste du quartier"
FARM = "Cultiver une serre toute l’année"
NURSERY = "Une journée à hauteur d’enfant"
DOORS = {
    VET: ("health", "Consultations, laboratoire, accueil dans une clinique vétérinaire."),
    GAMES: ("video-games", "Tu joues comme un testeur, puis une équipe corrige ce que tu as trouvé."),
    HAIR: ("wellbeing", "Accueillir, shampouiner, observer les gestes."),
    WOOD: ("wood", "Du bois brut à la pose chez le client."),
    STATION: ("security", "Une équipe explique comment on protège un quartier."),
    FARM: ("agriculture", "Semer, tailler, avec des élèves à peine plus âgés que toi."),
    NURSERY: ("social", "Accueillir, jouer, observer : des professionnelles t’expliquent leurs gestes."),
}
FOUND = [
    ("animaux", VET), ("animal", VET), ("les animaux", VET), ("chiens", VET), ("véto", VET), ("VETERINAIRES", VET),
    ("soigner", VET), ("hôpital", VET), ("infirmière", VET), ("animo", VET), ("vétérinère", VET),
    ("coiffeuse", HAIR), ("coifeuse", HAIR), ("coiffeurs", HAIR), ("coiff", HAIR), ("cheveux", HAIR),
    ("maquillage", HAIR), ("barbier", HAIR), ("esthetisienne", HAIR),
    ("informatique", GAMES), ("informatik", GAMES), ("ordi", GAMES), ("ordinateurs", GAMES), ("jeux vidéo", GAMES),
    ("jeu vidéo", GAMES), ("jeux videos", GAMES), ("gaming", GAMES), ("coder", GAMES), ("développeuse", GAMES),
    ("avec les mains", WOOD), ("travailler avec mes mains", WOOD), ("bricolage", WOOD), ("menuisier", WOOD),
    ("ébéniste", WOOD), ("charpentière", WOOD),
    ("police", STATION), ("policier", STATION), ("gendarme", STATION), ("pompiers", STATION), ("polisse", STATION),
    ("plantes", FARM), ("jardin", FARM), ("horticulteur", FARM), ("maraichere", FARM), ("apiculteur", FARM),
    ("bébé", NURSERY), ("petite enfance", NURSERY), ("crèche", NURSERY), ("éducatrice", NURSERY),
    ("aider les gens", NURSERY),
]  # fmt: skip
# Words of everyday language by which each sector is found, in the order of the sectors.
PLAIN_WORDS = {
    "agriculture": "ferme", "agroequipement": "tracteurs", "food-industry": "chocolat", "energy": "électricité",
    "environment": "recyclage", "architecture": "architecte", "construction": "maçon", "wood": "menuisière",
    "glass-ceramics": "vitrail", "crafts": "bijoux", "fashion": "couture", "art-design": "dessiner",
    "performing-arts": "théâtre", "audiovisual": "cinéma", "video-games": "fortnite", "culture": "musée",
    "books": "libraire", "journalism": "journaliste", "communication": "influenceuse", "computing": "hacker",
    "electronics": "robots", "mechanics": "réparer", "automotive": "voitures", "aeronautics": "avions",
    "industry": "usine", "chemistry": "parfum", "maintenance": "ascenseur", "logistics": "camion",
    "postal": "facteur", "health": "médecin", "paramedical": "kiné", "wellbeing": "cheveux", "social": "bébés",
    "education": "prof", "research": "chercheuse", "sport": "foot", "tourism": "voyages", "hospitality": "resto",
    "retail": "magasin", "bank-insurance": "argent", "accounting": "comptable", "consulting": "business",
    "real-estate": "appartement", "law": "avocate", "public-service": "mairie", "security": "pompier",
    "defence": "armée",
}  # fmt: skip


def before_seven_doors() -> Pupil:
    """None of them is of the others' sector."""
    for km, (title, (sector, summary)) in enumerate(DOORS.items(), start=1):
        a_door(title, km=km, sector=sector, summary=summary)
    return a_pupil()


pupil = begun_once(before_seven_doors)


@pytest.fixture
def street(pupil: Pupil) -> Client:
    """A pupil before seven doors."""
    return browser_of(deepcopy(pupil))


def test_what_pupils_type_finds_what_they_mean(street: Client) -> None:
    """One world for all words: each finds its door."""
    faults = [(typed, title) for typed, title in FOUND if title not in titles(street, q=typed)]
    assert faults == []


# Words of one trade that many other trades write: they stand for nothing.
OTHERS = [
    ("informatique", "Lire un code-barres et chercher un code couleur sous un capot."),
    ("ordi", "Apprendre le code de la route à vélo, le programme du jeudi."),
    ("ordinateurs", "Avec la programmatrice, tu écoutes des disques et tu prépares la programmation."),
]


@pytest.mark.parametrize(("typed", "summary"), OTHERS)
def test_a_word_that_many_trades_write_is_no_synonym_of_one(street: Client, typed: str, summary: str) -> None:
    a_door("Une autre porte", km=1, sector="sport", summary=summary)
    assert "Une autre porte" not in titles(street, q=typed)


@pytest.mark.parametrize(
    ("typed", "meant", "never"),
    [
        ("coifeuse", "coiffeuse", "conteuse"),
        ("polisse", "police", "police"),
        ("informatik", "informatique", ""),
        ("boulangeri", None, ""),
        ("mécanitien", "mecanicien", ""),
    ],
)
def test_a_repair_is_said_and_leads_to_the_word_that_was_meant(
    street: Client, typed: str, meant: str | None, never: str
) -> None:
    a_door("Dessiner les décors d’un jeu", km=9, sector="video-games", summary="Avec deux graphistes et une conteuse.")
    answer = search(street, q=typed)
    assert answer.context["found"].meant == (meant or "")
    assert ("Nous avons cherché" in text_of(answer)) is bool(meant)
    if meant and never != meant:
        assert not never or "Dessiner les décors d’un jeu" not in [stop.title for stop in answer.context["stops"]]


def test_offers_that_say_the_word_come_before_those_of_its_sector_each_by_distance(street: Client) -> None:
    a_door("Chez un vétérinaire", km=30, sector="agriculture", summary="Des animaux.")
    answer = search(street, q="animaux")
    said = [stop.title for stop in answer.context["said_stops"]]
    related = [stop.title for stop in answer.context["related_stops"] if not stop.why]
    assert said == [VET, "Chez un vétérinaire"]
    assert related == [FARM]
    assert "Dans le même domaine" in text_of(answer)


def test_each_sector_is_reached_by_plain_words_and_by_its_name() -> None:
    assert list(PLAIN_WORDS) == list(SECTORS)
    faults = []
    for code, typed in PLAIN_WORDS.items():
        for text in (typed, SECTORS[code].name, *SECTORS[code].words.split()):
            sectors = {sector for meaning in meanings_of(words_of(text)) for sector in meaning.sectors}
            if code not in sectors:
                faults.append((code, text))
    assert faults == []


def test_no_known_word_is_repaired() -> None:
    typed = [word for line in FOUND for word in words_of(line[0])]
    known = [word for word in typed if meanings_of([word])[0].is_known]
    assert len(known) > 30
    assert [word for word in known if repaired(word)] == []
