"""Text as data: cleaned of what stops programs, compared as readers do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from premierpas.core.text import clean, one_line, plain, sort_name


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\x00b\x07c", "abc"),
        ("un\r\ndeux\rtrois", "un\ndeux\ntrois"),
        ("\ufeffdébut\u200b", "début"),
        ("\U000e0041caché", "caché"),
        ("مرحبا 你好 வணக்கம்", "مرحبا 你好 வணக்கம்"),
        ("tab\tet\nligne", "tab\tet\nligne"),
    ],
)
def test_control_characters_go_and_every_script_stays(typed, kept):
    assert clean(typed) == kept


def test_a_text_on_one_line_has_single_spaces():
    assert one_line("  Jean\u00a0\u202f Paul\r\n Dupont\t ") == "Jean Paul Dupont"


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text):
    assert clean(clean(text)) == clean(text)
    assert one_line(one_line(text)) == one_line(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Élève", "eleve"), ("ŒUVRE", "oeuvre"), ("Straße", "strasse"), ("Łukasz", "LUKASZ"), ("ﬁn", "fin")],
)
def test_words_are_compared_without_accents_and_case(one, other):
    assert plain(one) == plain(other)


def test_people_are_sorted_by_an_unaccented_key():
    names = [("Élan", "Zoé"), ("Eland", "Ana"), ("D’Arc", "Jeanne"), ("Da Silva", "Rui"), ("El-Amrani", "Inès")]
    assert [last for last, _first in sorted(names, key=lambda name: sort_name(*name))] == [
        "D’Arc", "Da Silva", "El-Amrani", "Élan", "Eland",
    ]  # fmt: skip
    assert sort_name("  Le  Gall ", "Anne-Marie") == "le gall anne marie"
