"""What says who a pupil is, in every spelling; and ordinary sentences that say nothing."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from premierpas.workshop.anonymity import Identity, find_identity, redact

WHO = Identity(
    first_name="Inès",
    last_name="Ben Ali-Diallo",
    username="ines.b27",
    birth_date=date(2012, 3, 4),
    street="14 bis, rue Sadi-Carnot",
    postal_code="92000",
    emails=("ines.benali@exemple.test",),
    phones=("+33612345678",),
    school="Collège Paul-Éluard",
    school_codes=("0921234X",),
    school_street="3, avenue Pablo-Picasso",
    adults=("Mme Fatou Diallo", "Karim Lefèvre"),
)
GIVES_AWAY = [
    "Je m’appelle Inès", "INES", "ine\u0301s", "I-n-è-s", "i n e s", "ines_2012", "I\u00adnè\u200bs", "@inesbenali",
    "Ben Ali Diallo", "BEN-ALI DIALLO", "benali-diallo", "DIALLO", "I. Diallo", "Inès B.", "ines.b27",
    "06 12 34 56 78", "0612345678", "06.12.34.56.78", "06-12-34-56-78", "06/12/34/56/78", "+33 6 12 34 56 78",
    "0033 6 12 34 56 78", "+33 (0)6 12 34 56 78", "+33(0)612345678", "0 6 1 2 3 4 5 6 7 8", "０６１２３４５６７８",
    "٠٦١٢٣٤٥٦٧٨", "01 23 45 67 89", "zéro six douze trente-quatre cinquante-six soixante-dix-huit",
    "06 douze 34 cinquante-six 78", "6 12 34 56 78", "+212 612 345 678",
    "ines (at) gmail point com", "lucas.b@laposte.net", "lucas [arobase] laposte [point] net",
    "insta : lolo_92", "snap: bibi.75", "mon insta lolo_92", "https://www.tiktok.com/@zz", "lolo#1234",
    "14 bis rue Sadi Carnot", "rue Sadi-Carnot", "14bis r. sadi carnot", "Sadi Carnot", "92000",
    "12 avenue de la République",
    "avenue Pablo Picasso", "collège Paul Eluard", "au collège Éluard", "PAUL ELUARD", "clg paul-eluard", "0921234x",
    "Mme Lefèvre", "Karim", "ma mère Fatou", "4 mars 2012", "04/03/2012", "4/3/12", "2012-03-04",
]  # fmt: skip
SAYS_NOTHING = [
    "J’aime la géométrie et la technologie.", "J’aime Instagram et la photo.", "Je voudrais six places et zéro stress.",
    "La semaine du 11 au 15 janvier", "Un ami m’a dit de venir.", "J’ai 14 ans et 3 frères.", "La rue est belle.",
    "Je viendrais à pied, en 10 minutes.", "Ben oui, al dente !", "Le collège est bien.", "Madame, Monsieur,",
    "Il y a 25 élèves, 12 filles et 13 garçons.", "J’ai zéro faute en dictée et deux médailles.", "[retiré]",
    "En 2024, j’ai monté 3 vidéos.", "Mon score : 15 000 points", "J’habite à Nanterre.",
]  # fmt: skip


@pytest.mark.parametrize("text", GIVES_AWAY)
def test_it_is_found_and_gone_once_taken_out(text: str) -> None:
    sentence = f"Bonjour. {text} – voilà."
    found = find_identity(sentence, WHO)
    assert found
    rest = redact(sentence, found)
    assert not find_identity(rest, WHO)
    assert rest.startswith("Bonjour. ") and rest.endswith("voilà.")


@pytest.mark.parametrize("text", SAYS_NOTHING)
def test_an_ordinary_sentence_stays(text: str) -> None:
    assert find_identity(text, WHO) == []


@pytest.mark.parametrize(
    ("first", "last", "text"), [("Rose", "Petit", "Une rose, un petit atelier."), ("Lou", "Ba", "Le loup, en bas")]
)
def test_a_name_that_is_also_a_word_may_be_used_as_that_word(first: str, last: str, text: str) -> None:
    assert find_identity(text, Identity(first, last)) == []


@pytest.mark.parametrize(
    ("first", "last", "text"), [("Rose", "Petit", "rose petit"), ("Rose", "Petit", "Rose"), ("Lou", "Ba", "Lou BA")]
)
def test_and_is_found_as_a_name(first: str, last: str, text: str) -> None:
    assert find_identity(text, Identity(first, last))


@given(st.text(max_size=200))
def test_any_text_is_searched_and_only_findings_change(text: str) -> None:
    found = find_identity(text, WHO)
    assert all(text[each.start : each.end] == each.text for each in found)
    assert redact(text, []) == text


@given(
    st.text(alphabet="abcdefgh é-'’\n", max_size=60), st.sampled_from(["Inès Ben Ali-Diallo", "Diallo", "0612345678"])
)
def test_a_name_between_any_words_is_found(around: str, name: str) -> None:
    assert any(name in each.text or each.text in name for each in find_identity(f"{around} {name} {around}", WHO))
