"""What is searched for among few doors: what isn't there, what only sounds like it, and pages that go on."""

import pytest

from premierpas.core.text import plain
from tests.factories import a_pupil, a_school

from .searching import a_door, browser_of, search, stops, text_of, titles

pytestmark = pytest.mark.django_db


def test_a_repaired_word_that_no_offer_has_is_said_too_and_asked_for() -> None:
    a_door("Menuiserie")
    answer = search(browser_of(a_pupil()), q="coifeuse")
    assert answer.context["found"].meant == "coiffeuse"
    assert "Rien pour « coiffeuse »" in text_of(answer)
    assert '<input type="hidden" name="q" value="coiffeuse">' in text_of(answer)


@pytest.mark.parametrize("typed", ["jeu", "bus", "art", "mode"])
def test_a_short_whole_word_is_not_the_beginning_of_another(typed: str) -> None:
    """`jeu` isn't the beginning of `jeudi`, nor `mode` of `moderne`."""
    a_door("Le jeudi, au moderne", sector="accounting", summary="Article du busard, pour un jeune.")
    assert titles(browser_of(a_pupil()), q=typed) == []


def test_pages_go_on_from_what_is_said_to_what_is_related() -> None:
    for n in range(15):
        a_door(f"Salon de coiffure {n:02}", km=1 + n / 10, sector="wellbeing")
        a_door(f"Institut {n:02}", km=0.1 + n / 100, sector="wellbeing")
    client = browser_of(a_pupil())
    first, second = titles(client, q="coiffeur"), titles(client, q="coiffeur", page="2")
    assert first == [f"Salon de coiffure {n:02}" for n in range(15)] + [f"Institut {n:02}" for n in range(5)]
    assert second == [f"Institut {n:02}" for n in range(5, 15)]


def test_many_that_say_it_and_many_that_are_related_are_walked_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    from premierpas.offers.search import choices, finding

    for n in range(25):
        a_door(f"Institut {n:02}", km=1 + n / 100, sector="wellbeing")
    a_door("Salon de coiffure", km=9, sector="wellbeing")
    client = browser_of(a_pupil())
    few = [titles(client, q="coiffeur", page=str(n)) for n in (1, 2)]
    monkeypatch.setattr(finding, "FEW", 20)
    monkeypatch.setattr(choices, "FEW", 20)
    assert [titles(client, q="coiffeur", page=str(n)) for n in (1, 2)] == few
    assert len(few[0]) == 20 and few[0][0] == "Salon de coiffure"


def test_no_search_shows_what_is_not_open_to_the_pupil() -> None:
    """Neither as a result, nor as a related one, nor by a repair, a further one, or a number beside a choice."""
    a_door("Secret quincaillier zorblique", sector="chemistry", audience="schools", school_ids=[a_school().pk])
    client = browser_of(a_pupil())
    for typed in ("quincaillier", "quincalier", "zorbliqe", "zorb", "chimie", "parfum", ""):
        answer = search(client, q=typed)
        page = plain(text_of(answer))
        assert stops(client, q=typed) == []
        assert answer.context["others"] == []
        assert "zorblique" not in page
        assert dict(answer.context["sectors"])["chemistry"] in ("Chimie", "Chimie (0)")
