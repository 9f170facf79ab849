"""The blanks of a letter are filled as one would write them by hand."""

import pytest

from premierpas.campaigns.wording import filled
from premierpas.core.audiences import Addressee


@pytest.mark.parametrize(
    ("text", "name", "organisation", "read"),
    [
        ("La réponse de {prénom}", "Alice Martin", "", "La réponse d’Alice"),
        ("La réponse de {prénom}", "Paul Martin", "", "La réponse de Paul"),
        ("L’équipe de { entreprise }.", "Paul", "Atelier de Onésime", "L’équipe d’Atelier de Onésime."),
        ("L’équipe de {structure}, bonjour", "Paul", "", "L’équipe, bonjour"),
        ("De {nom} et que {prénom}", "Élise Roy", "", "D’Élise Roy et qu’Élise"),
        ("le code {nom}, de onze heures", "Ana", "", "le code Ana, de onze heures"),
    ],
)
def test_a_blank_elides_the_word_before_it_and_changes_no_name(text: str, name: str, organisation: str, read: str):
    assert filled(text, Addressee("x", name, organisation), sender="Nadia") == read
