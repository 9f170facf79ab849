"""Nearest first, from home or from school; weeks, sectors and distances narrow."""

from datetime import date, timedelta

import pytest
from django.test import Client

from premierpas.core import clock
from premierpas.organisations.actions.schools import set_period
from tests.factories import a_classroom, a_head_of, a_pupil, a_school, coming_weeks

from .searching import a_door, browser_of, hold_all, north, search, stops, titles

pytestmark = pytest.mark.django_db


def test_the_nearest_door_comes_first() -> None:
    for km in (3, 1, 2):
        a_door(f"à {km} km", km=km)
    found = stops(browser_of(a_pupil()))
    assert [stop.title for stop in found] == ["à 1 km", "à 2 km", "à 3 km"]
    assert [round(stop.metres, -2) for stop in found] == [1000, 2000, 3000]


def test_distances_start_at_school_when_asked_and_when_home_is_unknown() -> None:
    school = a_school(**north(8))
    a_door("près de chez toi", km=0.5)
    a_door("près du collège", km=8.2)
    at_home = browser_of(a_pupil(a_classroom(school)))
    nowhere = browser_of(a_pupil(a_classroom(school, name="3e B"), latitude=None, longitude=None))
    assert titles(at_home) == ["près de chez toi", "près du collège"]
    assert titles(at_home, depuis="ecole") == ["près du collège", "près de chez toi"]
    assert titles(nowhere) == ["près du collège", "près de chez toi"]


def test_where_neither_home_nor_school_is_known_the_newest_comes_first() -> None:
    with clock.travel(clock.now() - timedelta(days=3)):
        a_door("la plus ancienne", km=0.1)
    a_door("la plus récente", km=50)
    school = a_school(latitude=None, longitude=None)
    client = browser_of(a_pupil(a_classroom(school), latitude=None, longitude=None))
    assert titles(client) == ["la plus récente", "la plus ancienne"]
    assert titles(client, rayon="2") == ["la plus récente", "la plus ancienne"]


def test_an_offer_whose_place_is_unknown_comes_last_and_never_within_a_distance() -> None:
    from premierpas.offers.models import Offer

    a_door("loin", km=40)
    lost = a_door("nulle part")
    Offer.objects.filter(pk=lost.pk).update(latitude=None, longitude=None)
    client = browser_of(a_pupil())
    assert titles(client) == ["loin", "nulle part"]
    assert titles(client, rayon="25") == []


def test_a_distance_keeps_what_is_within_it_as_the_crow_flies() -> None:
    for km in (1.9, 2.1, 4.9, 5.1, 24, 26):
        a_door(f"à {km}", km=km)
    client = browser_of(a_pupil())
    assert titles(client, rayon="2") == ["à 1.9"]
    assert titles(client, rayon="5") == ["à 1.9", "à 2.1", "à 4.9"]
    assert titles(client, rayon="25") == ["à 1.9", "à 2.1", "à 4.9", "à 5.1", "à 24"]


def test_a_corner_of_the_box_is_outside_the_circle() -> None:
    from premierpas.offers.models import Offer

    offer = a_door("en diagonale")
    Offer.objects.filter(pk=offer.pk).update(latitude=48.8924 + 0.038, longitude=2.2071 + 0.058)  # 4.2 and 4.2 km
    client = browser_of(a_pupil())
    assert titles(client, rayon="5") == []
    assert titles(client, rayon="10") == ["en diagonale"]


def test_weeks_keep_the_offers_with_a_free_place_in_one_of_them() -> None:
    first, second, third = coming_weeks(3)
    a_door("première", km=1, weeks=[first])
    a_door("deuxième", km=2, weeks=[second])
    full = a_door("deuxième, complète", km=3, weeks=[second])
    hold_all(full)
    client = browser_of(a_pupil())
    assert titles(client, semaine=first[0].isoformat()) == ["première"]
    assert titles(client, semaine=[first[0].isoformat(), second[0].isoformat()]) == ["première", "deuxième"]
    assert titles(client, semaine=(second[0] + timedelta(days=3)).isoformat()) == ["deuxième"]
    assert titles(client, semaine=third[0].isoformat()) == []


def test_the_weeks_of_the_class_are_offered_as_chips() -> None:
    classroom = a_classroom()
    days = coming_weeks(4)[3]
    set_period(
        classroom.school,
        by=a_head_of(classroom.school),
        level="3e",
        first_day=days[0],
        last_day=days[1],
        classroom=classroom,
    )
    answer = search(browser_of(a_pupil(classroom)), semaine=days[0].isoformat())
    assert [(chip["monday"], chip["on"]) for chip in answer.context["weeks"]] == [(days[0], True)]


def test_a_sector_and_words_narrow_together() -> None:
    a_door("Menuiserie", km=1, sector="wood")
    a_door("Menuiserie de théâtre", km=2, sector="performing-arts")
    client = browser_of(a_pupil())
    assert titles(client, secteur="performing-arts") == ["Menuiserie de théâtre"]
    assert titles(client, secteur="wood", q="théâtre") == []
    assert titles(client, secteur="no-such-sector") == ["Menuiserie", "Menuiserie de théâtre"]


def test_the_further_one_is_in_another_sector_beyond_the_page_and_said_as_such() -> None:
    a_door("Menuiserie", km=1)
    a_door("Autre menuiserie", km=6)
    a_door("Clinique proche", km=2, sector="health")
    a_door("Garage lointain", km=9, sector="automotive")
    a_door("Banque plus lointaine", km=12, sector="bank-insurance")
    found = stops(browser_of(a_pupil()), q="menuiserie")
    assert [stop.title for stop in found] == ["Menuiserie", "Autre menuiserie", "Garage lointain"]
    assert [bool(stop.why) for stop in found] == [False, False, True]


@pytest.mark.parametrize("limits", [{"secteur": "wood"}, {"rayon": "25"}, {"page": "2"}])
def test_no_further_one_where_it_was_not_asked_for(limits: dict[str, str]) -> None:
    for n in range(21):
        a_door(f"Menuiserie {n}", km=1)
    a_door("Garage lointain", km=9, sector="automotive")
    assert [stop.why for stop in stops(browser_of(a_pupil()), **limits) if stop.why] == []


def test_only_weeks_to_come_are_shown() -> None:
    first, second = coming_weeks(2)
    a_door("deux semaines", weeks=[first, second])
    client = browser_of(a_pupil())
    with clock.travel(first[0]):
        (stop,) = stops(client)
        assert [week["week"] for week in stop.weeks] == [second]
    with clock.travel(second[0]):
        assert stops(client) == []


def test_a_visitor_names_a_town_or_a_postal_code() -> None:
    a_door("ici", km=0)
    a_door("Lyon", km=-390)
    client = Client()
    assert titles(client, ville="92000") == ["ici", "Lyon"]
    assert titles(client, ville="lyon")[0] == "Lyon"
    assert "Nanterre" in search(client, ville="nanterre").content.decode()
    assert len(titles(client, ville="Nulle-Part-Les-Bains")) == 2


def test_the_page_of_today_is_of_today() -> None:
    """The clock that decides is the product's own."""
    a_door()
    client = browser_of(a_pupil())
    with clock.travel(date(clock.today().year + 3, 1, 1)):
        assert titles(client) == []
