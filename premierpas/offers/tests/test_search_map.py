"""The map beside the list: the same numbers, drawn here, and none where there is nothing to show."""

import re

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from premierpas.core.geography import Position
from premierpas.core.outlines import Bounds, outlines_in, towns_in
from premierpas.offers.models import Offer, SectorTotal
from premierpas.offers.search import finding
from premierpas.ui.maps import EDGE, HEIGHT, WIDTH, Pin, draw_map
from tests.factories import a_pupil

from .searching import a_door, browser_of, search, stops

HOME = Position(48.89, 2.2)
PLACES = st.builds(Position, st.floats(41.5, 51), st.floats(-5, 9.5))


@settings(deadline=None)  # the lists of outlines and towns are read once
@given(st.lists(st.tuples(PLACES, st.booleans()), min_size=1, max_size=20), st.one_of(st.none(), PLACES))
def test_every_number_of_the_list_is_in_the_picture(places: list[tuple[Position, bool]], home: Position | None) -> None:
    pins = [Pin(number, place, far=far) for number, (place, far) in enumerate(places, start=1)]
    drawn = draw_map(pins, label="Carte", home=home, home_name="Chez toi")
    rects = re.findall(r'<rect x="(-?\d+)" y="(-?\d+)" width="(\d+)"', drawn)
    assert 1 <= len(rects) <= len(pins)
    for x, y, width in rects:
        assert int(x) >= 0 and int(x) + int(width) <= WIDTH and 0 <= int(y) <= HEIGHT - EDGE
    assert '"nan"' not in drawn and drawn.count("<text") >= len(rects)


def test_places_that_would_cover_each_other_stand_as_one_with_all_their_numbers() -> None:
    near = [Pin(number, Position(48.9, 2.2)) for number in (1, 2, 3)] + [Pin(4, Position(48.99, 2.2))]
    drawn = draw_map(near, label="Carte", home=HOME)
    assert "1–3" in drawn and drawn.count('class="pin') == 2


def test_without_a_place_there_is_no_map() -> None:
    assert draw_map([], label="Carte", home=HOME) == ""


def test_towns_and_outlines_stand_where_they_are() -> None:
    around_nanterre = Bounds(2.1, 48.8, 2.4, 49.0)
    assert [town.name for town in towns_in(around_nanterre, 1)] == ["Paris"]
    assert 3 <= len(list(outlines_in(around_nanterre))) <= 10
    assert len(list(outlines_in(Bounds(-6, 41, 10, 52)))) > 96
    assert list(outlines_in(Bounds(55, -21.5, 56, -20.5))) == [], "La Réunion has none yet"


@pytest.mark.django_db
def test_the_map_shows_the_numbers_of_the_list_and_asks_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "PER_PAGE", 6)
    for n in range(6):
        a_door(f"porte {n}", km=1 + n)
    a_door("Fonderie lointaine", km=12, sector="chemistry")
    SectorTotal.objects.create(sector="chemistry", seats=10, chosen=0, is_seldom=True)
    answer = search(browser_of(a_pupil()))
    drawn = answer.context["map"]
    assert re.findall(r">([\d–, ]+)</text></g>", drawn) == list("1234567")
    assert '<g class="pin far">' in drawn and "Chez toi" in drawn and "15\u00a0min" in drawn.replace(" ", "\u00a0")
    page = answer.content.decode()
    assert 'href="#lieu-' not in page and 'id="lieu-7"' in page
    asked = re.sub(r'<link rel="canonical"[^>]*>', "", page)  # says where the page is; nobody fetches it
    assert [link for link in re.findall(r'(?:src|href|url)="?(https?:)?//', asked) if link] == []


@pytest.mark.django_db
def test_on_a_phone_the_map_has_an_address_of_its_own_and_the_list_stays() -> None:
    a_door("Menuiserie", km=1)
    client = browser_of(a_pupil())
    assert 'href="?vue=carte"' in search(client).content.decode()
    answer = search(client, vue="carte", q="menuiserie")
    page = answer.content.decode()
    assert "split--seen" in page and 'href="?q=menuiserie"' in page
    assert [stop.title for stop in answer.context["stops"]] == ["Menuiserie"]
    assert '<input type="hidden" name="vue" value="carte">' in page


@pytest.mark.django_db
def test_where_no_place_is_known_there_is_no_map_and_no_link_to_one() -> None:
    offer = a_door()
    Offer.objects.filter(pk=offer.pk).update(latitude=None, longitude=None)
    page = search(Client()).content.decode()
    assert '<svg class="map"' not in page and "vue=carte" not in page


@pytest.mark.django_db
def test_numbers_go_on_from_page_to_page() -> None:
    for n in range(22):
        a_door(f"porte {n:02}", km=1 + n / 100)
    assert [stop.number for stop in stops(browser_of(a_pupil()), page="2")] == [21, 22]
