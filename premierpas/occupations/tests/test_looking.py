"""Looking for a trade as one speaks."""

from premierpas.occupations.looking import look, written_words
from premierpas.occupations.meaning import FILE
from premierpas.occupations.rome import sectors_of_code, sheet_near
from premierpas.occupations.sheets import rome_codes, sheets
from premierpas.occupations.typed import says_unsure
from premierpas.occupations.views.browsing import EXAMPLES

# What is typed → a sheet among the first five, and what was understood instead of a mistyped word.
TYPED = {
    "soigner": ("infirmerie", ""),
    "soigner les animaux": ("veterinaire", ""),
    "police": ("police", ""),
    "jeu video": ("jeu-video", ""),
    "Jeux vidéo": ("jeu-video", ""),
    "avec les mains": ("bijouterie", ""),
    "coifeuse": ("coiffure", "coiffeuse"),
    "plonbier": ("plomberie", "plombier"),
    "vétérinère": ("veterinaire", "veterinaire"),
    "je veux devenir avocate": ("avocat", ""),
    "pompier": ("pompiers", ""),
    "sage femme": ("sage-femme", ""),
    "coder": ("developpement-web", ""),
    "foot": ("coach-sportif", ""),
    "bébés": ("petite-enfance", ""),
    "étoiles": ("astronomie", ""),
    "rap": ("son", ""),
    "journaliste": ("journalisme", ""),
    "aider les animaux": ("veterinaire", ""),
    "sauver des vies": ("pompiers", ""),
    "les personnes âgées": ("aide-a-domicile", ""),
    "ma mamie": ("aide-a-domicile", ""),
    "gagner de l'argent": ("banque", ""),
    "organiser des fêtes": ("lumiere-de-scene", ""),
    "pas rester assis": ("maconnerie", ""),
    "réparer des téléphones": ("electronique", ""),
    "construire des maisons": ("maconnerie", ""),
    "j'aime dessiner": ("graphisme", ""),
    "manga": ("animation-3d", ""),
    "tik tok": ("montage-video", ""),
    "filmer": ("montage-video", ""),
    "espion": ("armee", ""),
    "astronaute": ("astronomie", ""),
    "fusées": ("ingenierie-avion", ""),
    "hacker": ("cybersecurite", ""),
    "intelligence artificielle": ("donnees", ""),
    "être coiffeuse": ("coiffure", ""),
    "ongles": ("coiffure", ""),
    "pizza": ("cuisine", ""),
    "gâteaux": ("patisserie", ""),
    "docteur": ("medecin", ""),
    "dents": ("prothese-dentaire", ""),
    "lunettes": ("optique", ""),
    "prof": ("professeur-des-ecoles", ""),
    "gendarme": ("police", ""),
    "prison": ("juge", ""),
    "dinosaures": ("archeologie", ""),
    "la planète": ("garde-nature", ""),
    "voitures": ("mecanique-auto", ""),
    "vélo": ("velo", ""),
    "hotesse de l air": ("pilote-de-ligne", ""),
    "taxi": ("conduite-de-bus", ""),
    "vendre des habits": ("vente-de-mode", ""),
    "calme": ("bibliotheque", ""),
    "avoka": ("avocat", "avocat"),
    "infermière": ("infirmerie", "infirmiere"),
    "mecanitien": ("mecanique-auto", "mecanicien"),
    "ponpier": ("pompiers", "pompier"),
    "boulangére": ("boulangerie", ""),
    "archytecte": ("architecture", "architecte"),
}
# Said by whoever doesn't know: no word of it is looked for.
UNSURE = ("je sais pas", "Je ne sais pas", "j’en sais rien", "aucune idée", "rien", "jsp", "je sais pas du tout")


def test_a_pupil_finds_as_they_speak():
    faults = {}
    for typed, (slug, meant) in TYPED.items():
        found = look(typed, sheets().values())
        first = [sheet.slug for sheet in found.sheets[:5]]
        if slug not in first or (meant and meant not in found.meant) or (not meant and found.meant):
            faults[typed] = (first, found.meant)
    assert faults == {}


def test_a_word_that_sheets_use_is_never_taken_for_a_mistyped_one():
    found = {word: said for word in written_words() if (said := look(word, sheets().values()).meant)}
    assert found == {}


def test_who_types_that_they_don_t_know_is_helped_to_choose():
    assert [text for text in UNSURE if not says_unsure(text)] == []
    assert [text for text in (*TYPED, *EXAMPLES, "pas rester assis", "") if says_unsure(text)] == []


def test_what_is_typed_elsewhere_and_every_title_leads_somewhere():
    lines = [line.split("=")[0].split() for line in FILE.read_text("utf-8").splitlines() if line and line[0] != "#"]
    typed = [*EXAMPLES, *(word.replace("+", " ") for line in lines for word in line)]
    lost = [text for text in typed if not look(text, sheets().values()).sheets]
    titles = {title: sheet.slug for sheet in sheets().values() for title in sheet.titles}
    astray = [title for title, slug in titles.items() if look(title, sheets().values()).sheets[0].slug != slug]
    assert (astray, len(lost) < 25) == ([], True), lost


def test_words_that_mean_nothing_find_nothing_and_none_find_all():
    assert list(look("xqzwk", sheets().values()).sheets) == []
    assert len(look("", sheets().values()).sheets) == len(sheets())


def test_every_code_of_rome_leads_to_a_sheet_or_a_sector():
    assert [code for code in sorted(rome_codes()) if not sheet_near(code) and not sectors_of_code(code)] == []
    own = {sheet.rome: sheet.slug for sheet in sheets().values()}
    assert [code for code in own if sheet_near(code) is None or sheet_near(code).rome != code] == []
