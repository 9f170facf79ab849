"""A trade is looked for by its names first, then by its sectors; accessible places are those that say so."""

import pytest

from premierpas.occupations.sheets import sheets
from premierpas.offers import doors
from premierpas.offers.search.words import meaning_of_trade, text_query
from tests.factories import a_pupil

from .searching import a_door, browser_of, search, stops, text_of, titles

pytestmark = pytest.mark.django_db


def test_offers_that_name_a_trade_come_first_then_those_of_its_sectors() -> None:
    a_door("Pains d’ici", km=1, sector="food-industry")
    a_door("Journée avec une boulangère", km=3, sector="performing-arts")
    a_door("Chez le boulanger", km=2, sector="construction")
    a_door("Clinique", km=1, sector="health")
    client = browser_of(a_pupil())
    assert titles(client, metier="boulangerie")[:2] == ["Chez le boulanger", "Journée avec une boulangère"]
    assert "Pains d’ici" in titles(client, metier="boulangerie")
    assert "Clinique" not in titles(client, metier="boulangerie")
    assert titles(client, metier="boulangerie", q="journée")[:1] == ["Journée avec une boulangère"]
    assert titles(client, metier="no-such-trade") == titles(client)


def test_every_trade_can_be_looked_for() -> None:
    faults = [
        slug for slug in sheets() if not (text_query([meaning_of_trade(slug)]) and meaning_of_trade(slug).sectors)
    ]
    client = browser_of(a_pupil())
    faults += [slug for slug in ("collecte-des-dechets", "maintenance-industrielle", "kine") if not
               search(client, metier=slug).context["trade"]]  # fmt: skip
    assert faults == []


def test_the_page_says_for_which_trade_and_leads_to_its_sheet() -> None:
    a_door("Pains d’ici", sector="food-industry")
    page = text_of(search(browser_of(a_pupil()), metier="boulangerie"))
    assert 'href="/metiers/boulangerie/"' in page and "Aucune offre ne nomme ce métier" in page
    assert '<option value="boulangerie" selected>' in page


def test_a_trade_that_nobody_offers_is_counted_upward_by_its_sector(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[object] = []
    monkeypatch.setattr(doors.in_vain, "_filled", {"tests": lambda what, by: told.append(what)})
    search(browser_of(a_pupil()), metier="boulangerie")
    (what,) = told
    assert what.sector == sheets()["boulangerie"].sectors[0]  # type: ignore[attr-defined]
    assert set(vars(what)) == {"territory_id", "insee", "sector", "week", "is_wish"}


def test_accessible_places_are_those_where_a_wheelchair_comes_in_everywhere() -> None:
    a_door("De plain-pied", km=2, wheelchair=True)
    a_door("À l’étage", km=1)
    client = browser_of(a_pupil())
    assert titles(client, fauteuil="1") == ["De plain-pied"]
    assert ["Fauteuil bienvenu" in stop.meta for stop in stops(client)] == [False, True]
