"""What a text asks for: words, numbers however they are grouped, addresses; and the word that was meant."""

import re
from pathlib import Path

import pytest

from premierpas.core.search import MOST_WORDS, Term, nearest, terms_of

HOME = Path(__file__).parents[2]


def word(*words: str) -> list[Term]:
    return [Term(word=each) for each in words]


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("Traoré Adam", word("traore", "adam")),
        ("  ADAM   traoré ", word("adam", "traore")),
        ("N’Diaye, Léa-Rose", word("n", "diaye", "lea", "rose")),
        ("06 12 34 56 78", [Term(digits="612345678")]),
        ("06.12.34.56.78", [Term(digits="612345678")]),
        ("0612345678", [Term(digits="612345678")]),
        ("+33 6 12 34 56 78", [Term(digits="612345678")]),
        ("0033612345678", [Term(digits="612345678")]),
        ("+262 692 12 34 56", [Term(digits="262692123456")]),
        ("552 100 554 00013", [Term(digits="55210055400013")]),
        ("552-100-554-00013", [Term(digits="55210055400013")]),
        ("Diallo 06 12 34 56 78", [Term(digits="612345678"), Term(word="diallo")]),
        ("Awa@Famille.Example", [Term(address="awa@famille.example")]),
        ("@famille.example traore", [Term(address="@famille.example"), Term(word="traore")]),
        ("0920131X", word("0920131x")),
        ("3e B", word("3e", "b")),
        ("92 000", word("92000")),
        ("", []),
        ("🎉 ' ( ) % \\", []),
    ],
)
def test_a_text_is_read_as_terms(typed: str, terms: list[Term]) -> None:
    assert terms_of(typed) == terms


def test_a_long_text_asks_for_eight_things_at_most() -> None:
    assert len(terms_of(" ".join(f"mot{n}" for n in range(50)))) == MOST_WORDS


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("traaore", "traore"),
        ("foto", "photo"),
        ("coifeuse", "coiffeuse"),
        ("benhali", "benali"),
        ("nanterre", None),
        ("zzyzxq", None),
        ("abc", None),
    ],
)
def test_a_mistyped_word_is_the_one_that_sounds_like_it(typed: str, meant: str | None) -> None:
    assert nearest(typed, ["traore", "photo", "foot", "coiffeuse", "conteuse", "benali", "nature", "abd"]) == meant


def test_no_list_is_searched_in_another_way() -> None:
    """`icontains` and its like look for one piece of text: they know neither order, accents nor mistakes."""
    other = re.compile(r"__(?:icontains|unaccent|trigram\w*|istartswith)\b|SearchRank|TrigramSimilarity")
    files = [path for path in HOME.rglob("*.py") if not {"tests", "migrations"} & set(path.parts)]
    assert len(files) > 300
    files.remove(HOME / "privacy" / "mentions.py")  # no list: where an erased person is named, to the letter
    assert [path.name for path in files if other.search(path.read_text("utf-8"))] == []
