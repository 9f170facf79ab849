"""Words as pupils type them."""

from copy import deepcopy

import pytest
from django.test import Client

from premierpas.occupations.typed import words_of
from premierpas.offers.search.words import asked, repaired, text_query
from premierpas.people.models import Pupil
from tests.begun import begun_once
from tests.factories import a_pupil

from .searching import a_door, browser_of, search, text_of, titles

pytestmark = pytest.mark.django_db
DOOR = "Atelier de menuiserie et ébénisterie"


def before_two_doors() -> Pupil:
    """A joiner's and a veterinary's."""
    a_door(DOOR)
    a_door("Soigner les animaux", km=2, sector="health", summary="Une clinique vétérinaire et ses consultations.")
    return a_pupil()


reader = begun_once(before_two_doors)


@pytest.fixture
def pupil(reader: Pupil) -> Client:
    """A pupil before whom are a joiner's door and a veterinary's."""
    return browser_of(deepcopy(reader))


@pytest.mark.parametrize(
    "typed",
    [
        "menuiserie",
        "MENUISERIE",
        "menuiseries",
        "ébénisterie",
        "ebenisterie",
        "ÉBÉNISTERIE",
        "menui",
        "stage menuiserie",
    ],
)
def test_accents_capitals_plurals_and_unfinished_words_are_forgiven(pupil: Client, typed: str) -> None:
    assert titles(pupil, q=typed) == [DOOR]


def test_all_words_have_to_fit(pupil: Client) -> None:
    a_door("Menuiserie pour cliniques", km=3, summary="Des meubles pour un cabinet vétérinaire.")
    assert titles(pupil, q="menuiserie vétérinaire") == ["Menuiserie pour cliniques"]


@pytest.mark.parametrize("typed", ["menuisrie", "menuisserie", "mennuiserie"])
def test_a_mistyped_word_is_led_to_the_nearest_one_and_the_page_says_so(pupil: Client, typed: str) -> None:
    answer = search(pupil, q=typed)
    assert [stop.title for stop in answer.context["stops"]] == [DOOR]
    assert "Nous avons cherché « menuiserie »." in text_of(answer)
    assert f"Tu avais écrit « {typed} »." in text_of(answer)


def test_one_wrong_word_among_right_ones_is_corrected(pupil: Client) -> None:
    assert repaired("soigner animux") == ["soigner", "animaux"]
    assert titles(pupil, q="soigner animux") == ["Soigner les animaux"]


def test_a_word_like_no_other_is_not_corrected(pupil: Client) -> None:
    assert repaired("zzyzxq") is None
    assert titles(pupil, q="zzyzxq") == []


def test_the_sector_the_host_and_the_town_are_searched_too(pupil: Client) -> None:
    assert titles(pupil, q="charpente") == [DOOR]  # a word of the sector
    assert titles(pupil, q="nanterre vétérinaire") == ["Soigner les animaux"]


def test_empty_words_alone_still_look_for_something() -> None:
    assert words_of("un stage dans la menuiserie") == ["menuiserie"]
    assert words_of("jaime les chiens") == words_of("J’aime les chiens") == ["chiens"]
    assert words_of("stage") == ["stage"]
    assert words_of("🎉 & | ! ( ) : * ' \\") == []
    assert len(words_of("mot " * 50 + " ".join(f"mot{n}" for n in range(50)))) == 8


def test_a_query_is_made_of_letters_only() -> None:
    strange, plain = asked("l'été & !(bois) | <-> 'x' :*"), asked("ete bois")
    assert text_query(strange.meanings) == text_query(plain.meanings)
