"""Several offers of one place are one stop: list, map, counts and pages agree, whether few fit or many."""

import re

import pytest
from django.test import Client

from premierpas.offers.models import Offer
from premierpas.offers.search import finding
from tests.factories import a_published_offer, a_pupil, a_school

from .counting import queries_of
from .searching import SEARCH, a_door, browser_of, search, stops, text_of

pytestmark = pytest.mark.django_db
PLACES = {"mairie": 1, "clinique": 2, "garage": 3, "ferme": 4, "théâtre": 5}
OFFERS = {"mairie": 3, "clinique": 1, "garage": 6, "ferme": 2, "théâtre": 1}
WALKED, READ = 1, 400  # how few are few: above that, the database walks the list


def beside(offer: Offer, title: str, **fields: object) -> Offer:
    """Another offer of the same place."""
    return a_published_offer(offer.company, title=title, **fields)


@pytest.fixture
def town() -> None:
    """Thirteen offers at five places, written down in turn, so that those of a place aren't neighbours."""
    first = {}
    for turn in range(max(OFFERS.values())):
        for name, km in PLACES.items():
            if turn < OFFERS[name]:
                title = f"{name} {turn + 1}"
                first[name] = beside(first[name], title) if name in first else a_door(title, km=km)


def shown(client: Client, page: int = 1) -> list[tuple[int | None, list[str]]]:
    """Each stop's number, and the titles that stand in it."""
    return [
        (stop.number, [stop.title, *(each.title for each in stop.beside)]) for stop in stops(client, page=str(page))
    ]


@pytest.mark.parametrize("who", ["pupil", "visitor"])
def test_each_place_is_one_stop_and_each_offer_stands_in_one(
    town: None, monkeypatch: pytest.MonkeyPatch, who: str
) -> None:
    client = browser_of(a_pupil()) if who == "pupil" else Client()
    monkeypatch.setattr(finding, "PER_PAGE", 2)
    found = {}
    for few in (READ, WALKED):
        monkeypatch.setattr(finding, "FEW", few)
        pages = [shown(client, page) for page in (1, 2, 3)]
        listed = [each for page in pages for each in page]
        assert [len(page) for page in pages] == [2, 2, 1]
        assert [number for number, _titles in listed] == [1, 2, 3, 4, 5]
        names = [{title.split()[0] for title in titles} for _number, titles in listed]
        assert all(len(each) == 1 for each in names) and set().union(*names) == set(PLACES)
        assert all(len(titles) == OFFERS[titles[0].split()[0]] for _number, titles in listed)
        found[few] = listed
    assert found[READ] == found[WALKED], "the database walks in the order of the list that is read whole"
    if who == "pupil":
        assert [titles[0] for _number, titles in found[READ]] == [f"{name} 1" for name in PLACES]


def test_the_map_has_one_number_a_place_and_the_counts_say_both(town: None) -> None:
    answer = search(browser_of(a_pupil()))
    numbers = re.findall(r">([\d–, ]+)</text></g>", answer.context["map"])
    assert numbers == list("12345")
    assert "13 offres dans 5 lieux, la plus proche d’abord." in text_of(answer)
    assert "5 autres stages au même endroit" in text_of(answer) and "Un autre stage au même endroit" in text_of(answer)


def test_an_offer_alone_at_its_place_says_nothing_of_places() -> None:
    a_door("Menuiserie")
    answer = search(browser_of(a_pupil()))
    assert "1 offre, la plus proche" in text_of(answer) and "au même endroit" not in text_of(answer)


@pytest.mark.parametrize("few", [READ, WALKED])
def test_what_is_related_stands_in_the_stop_that_answers(few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    answer = a_door("Menuiserie", km=1, sector="wood")
    if few == READ:
        beside(answer, "Charpente", sector="wood")
    for n in range(2):
        a_door(f"Scierie {n}", km=2 + n, sector="wood")
    monkeypatch.setattr(finding, "FEW", few)
    found = search(browser_of(a_pupil()), q="menuiserie").context
    assert [stop.title for stop in found["said_stops"]] == ["Menuiserie"]
    assert [each.title for each in found["said_stops"][0].beside] == (["Charpente"] if few == READ else [])
    assert [stop.title for stop in found["related_stops"]] == ["Scierie 0", "Scierie 1"]


def test_an_offer_that_is_not_open_to_the_reader_stands_in_no_stop() -> None:
    beside(a_door("Pour tous"), "Réservée", audience="schools", school_ids=[a_school().pk])
    assert [(stop.title, stop.beside) for stop in stops(Client())] == [("Pour tous", [])]


@pytest.mark.parametrize("few", [READ, WALKED])
def test_offers_of_one_place_cost_no_query(few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    offer, client = a_door("Menuiserie", km=1), browser_of(a_pupil())
    a_door("Garage", km=2)
    monkeypatch.setattr(finding, "FEW", few)
    short = queries_of(client, SEARCH)
    for n in range(5):
        beside(offer, f"Menuiserie encore {n}")
    assert queries_of(client, SEARCH) == short
