"""Postal codes in any spelling, CEDEX ones included, and the real cause of a refusal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from premierpas.core.geography import communes
from premierpas.core.postal_codes import NotAPostalCode, communes_written, read_postal_code


@pytest.mark.parametrize(
    ("typed", "code", "name"),
    [
        ("BP 12345 92000 Nanterre", "92000", "Nanterre"),
        ("CS 70001 - 92000 NANTERRE", "92000", "Nanterre"),
        ("TSA 12345 92000 Nanterre", "92000", "Nanterre"),
        ("92,000", "92000", "Nanterre"),
        ("93200", "93200", "Saint-Denis"),
        ("93210", "93210", "Saint-Denis"),
        ("78150", "78150", "Le Chesnay-Rocquencourt"),
        ("74000", "74000", "Annecy"),
        ("92 000", "92000", "Nanterre"),
        ("92\u00a0000", "92000", "Nanterre"),
        ("92.000", "92000", "Nanterre"),
        ("F-92000 Nanterre", "92000", "Nanterre"),
        ("Nanterre (92000)", "92000", "Nanterre"),
        ("75013", "75013", "Paris 13e Arrondissement"),
        ("97150", "97150", "Saint-Martin"),
        ("97133", "97133", "Saint-Barthélemy"),
        ("98714", "98714", "Papeete"),
        ("98800", "98800", "Nouméa"),
        ("01000 Saint-Denis-lès-Bourg", "01000", "Saint-Denis-lès-Bourg"),
        # CEDEX: by the town that is written, by a quarter that has codes of its own, by what the figures are near.
        ("92042 Paris La Défense Cedex", "92042", "Puteaux"),
        ("92919", "92919", "Puteaux"),
        ("92013", "92013", "Nanterre"),
        ("92013 NANTERRE CEDEX", "92013", "Nanterre"),
        ("75640 Paris Cedex 13", "75640", "Paris 13e Arrondissement"),
        ("75640", "75640", "Paris"),
        ("69326 Lyon Cedex 03", "69326", "Lyon 3e Arrondissement"),
        ("13331 Marseille C.E.D.E.X. 3", "13331", "Marseille 3e Arrondissement"),
        ("33076 Bordeaux cedex", "33076", "Bordeaux"),
        ("31013", "31013", "Toulouse"),
        ("59777 Euralille", "59777", "Lille"),
        ("75380 PARIS CEDEX 08", "75380", "Paris 8e Arrondissement"),
        ("92904 PARIS LA DEFENSE CEDEX", "92904", "Puteaux"),
        ("93571 LA PLAINE SAINT DENIS CEDEX", "93571", "Saint-Denis"),
        ("06906 SOPHIA ANTIPOLIS CEDEX", "06906", "Valbonne"),
        ("94275 LE KREMLIN BICETRE CEDEX", "94275", "Le Kremlin-Bicêtre"),
        ("97184 POINTE A PITRE CEDEX", "97184", "Pointe-à-Pitre"),
        ("97262 Fort-de-France Cedex", "97262", "Fort-de-France"),
        ("20180 Ajaccio Cedex", "20180", "Ajaccio"),
    ],
)
def test_a_code_and_its_commune_are_understood(typed, code, name):
    read = read_postal_code(typed)
    assert (read.code, [each.name for each in read.communes]) == (code, [name])


def test_every_code_of_the_list_is_read():
    codes = {code for each in communes() for code in each.postal_codes}
    assert [code for code in codes if not communes_written(code)] == []


def test_a_code_of_several_and_a_cedex_code_without_town_leave_the_choice():
    assert len(communes_written("01000")) == 2
    assert communes_written("69326")[0].department == "69" and len(communes_written("69326")) > 1


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("D-10115", "pas en France"),
        ("92000 ou 93200", "un seul"),
        ("B-1000 Bruxelles", "pas en France"),
        ("2A000", "Est-ce 20000"),
        ("2B033", "en Corse"),
        ("", "cinq chiffres"),
        ("abc", "cinq chiffres"),
        ("9200", "Est-ce 09200"),
        ("920", "en a 3"),
        ("920000", "en a 6"),
        ("92OOO", "Est-ce 92000"),
        ("00000", "Aucun département"),
        ("99123", "Aucun département"),
        ("98000 Monaco", "Monaco"),
    ],
)
def test_a_refusal_names_the_cause(typed, reason):
    with pytest.raises(NotAPostalCode, match=reason):
        read_postal_code(typed)
    assert communes_written(typed) == ()


@given(st.text(max_size=60) | st.from_regex(r"[0-9 .-]{4,8}[A-Za-z ]{0,12}", fullmatch=True))
def test_no_text_makes_the_reader_fall(text):
    found = communes_written(text)
    assert all(each.department == found[0].department for each in found)
