"""The place that somebody types into the search: understood, asked about, said; the distance never lost in silence."""

import pytest
from django.test import Client

from premierpas.organisations.models import TerritoryCommune
from tests.factories import a_pupil, a_territory

from .searching import SEARCH, a_door, browser_of, search, titles

pytestmark = pytest.mark.django_db
UNDERSTOOD = ["Kremlin-Bicêtre", "Paris 13eme", "La Défense", "92 000", "Nanterre 92000", "92013", "93200"]


def text_of(answer) -> str:
    return answer.content.decode().replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("typed", UNDERSTOOD)
def test_a_place_that_is_understood_filters_by_distance(typed):
    a_door("Menuiserie", km=1)
    near = titles(Client(), ville=typed, rayon="25")
    assert near == ["Menuiserie"]
    assert titles(Client(), ville="Marseille", rayon="25") == []


@pytest.mark.parametrize("typed", ["Saint-Denis", "St Denis", "Ste Geneviève des Bois", "Nantere"])
def test_several_are_asked_in_the_form_and_the_first_counts_meanwhile(typed):
    TerritoryCommune.objects.get_or_create(insee="92050", defaults={"territory": a_territory()})
    a_door("Menuiserie", km=1)
    answer = search(Client(), ville=typed, rayon="25")
    page = text_of(answer)
    assert f'value="{typed}"' in page and page.count('name="commune"') >= 2
    assert answer.context["stops"] or typed.startswith("Ste")
    assert page.index("Seine-Saint-Denis") < page.index("La Réunion") if "Denis" in typed else True


def test_the_chosen_one_counts():
    a_door("Menuiserie", km=1)
    assert titles(Client(), ville="Saint-Denis", commune="93066", rayon="25") == ["Menuiserie"]
    far = search(Client(), ville="Saint-Denis", commune="97411", rayon="25")
    assert far.context["stops"] == [] and 'name="commune"' not in text_of(far)
    assert "commune=97411" in far.context["query"]


@pytest.mark.parametrize("typed", ["Xyzzyville", "🎉", "99999", "Paris 25"])
def test_an_unknown_place_is_said_beside_the_field_and_the_lost_distance_too(typed):
    a_door("Menuiserie", km=1)
    answer = search(Client(), ville=typed, rayon="2")
    page = text_of(answer)
    assert answer.context["where"].fault in answer.content.decode().replace("&#x27;", "'")
    assert 'aria-invalid="true"' in page and f'value="{typed}"' in page
    assert "La distance ne compte pas encore" in page
    assert '<option value="2" selected>' in page


def test_a_distance_without_a_place_is_said_and_keeps_its_choice():
    page = text_of(search(Client(), rayon="5"))
    assert "La distance ne compte pas encore" in page and '<option value="5" selected>' in page


def test_a_pupil_with_an_unknown_place_keeps_their_own_distances():
    a_door("Menuiserie", km=1)
    answer = search(browser_of(a_pupil()), ville="Xyzzyville", rayon="2")
    assert [stop.title for stop in answer.context["stops"]] == ["Menuiserie"]
    assert "Xyzzyville" in text_of(answer) and "ne compte pas encore" not in text_of(answer)


def test_a_place_known_only_nearly_is_shown_as_approximate():
    assert search(Client(), ville="Maupiti").context["home"].endswith("environ")
    assert search(Client(), ville="Nanterre").context["home"] == "Nanterre"


def test_the_question_comes_with_the_results_that_replace_others():
    answer = Client().get(SEARCH, {"ville": "Saint-Denis"}, headers={"HX-Request": "true"})
    page = answer.content.decode()
    assert 'id="ou"' in page and 'id="resultats"' in page and "<html" not in page
