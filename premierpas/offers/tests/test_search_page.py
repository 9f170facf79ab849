"""The page of results: empty states, pages, strange input, favourites, and its cost."""

import pytest
from django.test import Client

from premierpas.offers.models import Favourite, Request
from tests.factories import a_pupil, acting, coming_weeks

from .counting import queries_of
from .searching import SEARCH, a_door, browser_of, search, stops, titles

pytestmark = pytest.mark.django_db
MOST_QUERIES = 13
STRANGE = [
    {"q": "🎉🛠️"},
    {"q": "&|!():*'\"\\"},
    {"q": "a" * 90},
    {"q": "l'été & (bois | !fer) <-> :*"},
    {"q": "'; DROP TABLE offers_offer; --"},
    {"q": "مرحبا 木工 தமிழ்"},
    {"q": "\u202eabc\u200b"},
    {"q": "%s %(x)s {0} {{ x }}"},
    {"page": "9" * 5000},
    {"page": "0"},
    {"page": "-1"},
    {"page": "deux"},
    {"page": "²"},
    {"semaine": "2026-02-31"},
    {"semaine": "9999-12-31"},
    {"semaine": "0001-01-01"},
    {"semaine": "lundi"},
    {"rayon": "-5"},
    {"rayon": "1e9"},
    {"rayon": "٥"},
    {"rayon": "31min"},
    {"rayon": "min"},
    {"metier": "🎉"},
    {"vue": "x"},
    {"secteur": "🎉"},
    {"ville": "🎉"},
    {"ville": "00000"},
    {"ville": "x" * 500},
    {"depuis": "mars"},
    {"favoris": "\u00e9"},
]


@pytest.mark.parametrize("signed_in", [True, False])
def test_strange_input_is_answered_with_a_page(signed_in: bool) -> None:
    a_door()
    client = browser_of(a_pupil()) if signed_in else Client()
    client.raise_request_exception = False
    answers = [(words, client.get(SEARCH, words, follow=True).status_code) for words in STRANGE]
    assert [(words, status) for words, status in answers if status != 200] == []


def test_a_nul_is_refused_and_not_an_error_of_ours() -> None:
    client = browser_of(a_pupil())
    client.raise_request_exception = False
    assert client.get(SEARCH, {"q": "bois\x00"}).status_code in (200, 400)


@pytest.mark.parametrize(
    ("limits", "reason", "said"),
    [
        ({"rayon": "2"}, "radius", "Rien à moins de 2 km"),
        ({"rayon": "15min"}, "radius", "Rien à moins de 15 min"),
        ({"fauteuil": "1"}, "accessible", "Rien d’accessible en fauteuil"),
        ({"metier": "cuisine"}, "trade", "Rien pour le métier"),
        ({"q": "menuiserie", "rayon": "5"}, "radius", "Rien à moins de 5 km"),
        ({"semaine": "WEEK"}, "weeks", "Rien pour ces semaines"),
        ({"secteur": "chemistry"}, "sector", "Rien dans"),
        ({"q": "zzyzxq"}, "text", "Rien pour"),
        ({"favoris": "1"}, "favourites", "Aucun favori ne correspond"),
    ],
)
def test_nothing_found_says_which_limit_was_in_the_way_and_shows_others(
    limits: dict[str, str], reason: str, said: str
) -> None:
    weeks = coming_weeks(3)
    a_door("Menuiserie", km=7, weeks=weeks[:2])
    limits = {name: weeks[2][0].isoformat() if value == "WEEK" else value for name, value in limits.items()}
    answer = search(browser_of(a_pupil()), **limits)
    html = answer.content.decode()
    assert answer.context["found"].reason == reason
    assert said in html.replace("\u00a0", " ").replace("\u202f", " ")
    assert "qui ne répondent pas à ta recherche" in html
    assert [stop.title for stop in answer.context["others"]] == ["Menuiserie"]
    assert answer.context["stops"] == []


def test_where_there_is_nothing_at_all_no_other_is_promised() -> None:
    answer = search(browser_of(a_pupil()))
    assert answer.context["found"].reason == "none"
    assert answer.context["others"] == []


def test_a_search_in_vain_can_be_told_once() -> None:
    pupil = a_pupil()
    client = browser_of(pupil)
    for _each in range(2):
        assert client.post("/moi/favoris/demander/", {"q": "Horlogerie"}).status_code == 302
    assert list(Request.objects.values_list("pupil_id", "words")) == [(pupil.pk, "horlogerie")]


def test_pages_hold_twenty_and_a_page_beyond_the_last_leads_to_the_first() -> None:
    for n in range(23):
        a_door(f"porte {n:02}", km=1 + n / 100)
    client = browser_of(a_pupil())
    assert titles(client) == [f"porte {n:02}" for n in range(20)]
    assert titles(client, page="2") == ["porte 20", "porte 21", "porte 22"]
    beyond = client.get(SEARCH, {"q": "porte", "page": "3"})
    assert (beyond.status_code, beyond["Location"]) == (302, "/stages/?q=porte")
    assert search(client).context["total"] == "23"


def test_many_are_walked_in_the_same_order_as_few(monkeypatch: pytest.MonkeyPatch) -> None:
    from premierpas.offers.search import finding

    for n in range(23):
        a_door(f"porte {n:02}", km=1 + n / 100)
    client = browser_of(a_pupil())
    few = [titles(client, q="porte"), titles(client, q="porte", page="2")]
    monkeypatch.setattr(finding, "FEW", 22)
    assert titles(client, q="porte") == few[0]
    assert titles(client, q="porte", page="2") == few[1]
    assert [search(client, q="porte", page=str(n)).context["found"].has_next for n in (1, 2)] == [True, False]


def test_a_search_typed_on_a_phone_gets_the_results_alone() -> None:
    a_door()
    answer = browser_of(a_pupil()).get(SEARCH, headers={"HX-Request": "true"})
    assert "<html" not in answer.content.decode()
    assert 'id="resultats"' in answer.content.decode()


ASKED = [
    "",
    "?q=menuiserie",
    "?q=menuisrie",
    "?q=zzyzxq",
    "?q=bois",
    "?q=bricolage&rayon=5",
    "?q=coifeuse",
    "?q=menuisrie&rayon=10",
    "?secteur=wood&rayon=10",
    "?rayon=2",
    "?q=menuiserie&rayon=2",
    "?secteur=wood",
    "?favoris=1",
    "?metier=menuiserie",
    "?metier=menuiserie&q=zzyzxq",
    "?fauteuil=1&rayon=30min",
]


def test_a_page_costs_thirteen_queries_at_most_and_no_more_for_being_longer() -> None:
    pupil = a_pupil()
    client = browser_of(pupil)
    for n in range(3):
        offer = a_door(f"Menuiserie {n}", km=3 + n, sector="wood")
        Favourite.objects.create(pupil=pupil, offer=offer)
    a_door("Garage", km=9, sector="automotive")
    short = {query: queries_of(client, f"{SEARCH}{query}") for query in ASKED}
    for n in range(12):
        offer = a_door(f"Menuiserie encore {n}", km=3 + n / 10, sector="wood")
        Favourite.objects.create(pupil=pupil, offer=offer)
    long = {query: queries_of(client, f"{SEARCH}{query}") for query in ASKED}
    assert long == short
    assert {query: count for query, count in long.items() if count > MOST_QUERIES} == {}


def test_keeping_and_letting_go_touches_only_one_s_own() -> None:
    pupil, other = a_pupil(), a_pupil(first_name="Adam")
    offer = a_door()
    Favourite.objects.create(pupil=other, offer=offer)
    client = browser_of(pupil)
    assert [stop.favourite for stop in stops(client)] == [False]
    client.post(f"/moi/favoris/{offer.pk}/")
    assert [stop.favourite for stop in stops(client)] == [True]
    assert titles(client, favoris="1") == [offer.title]
    client.post(f"/moi/favoris/{offer.pk}/")
    assert [stop.favourite for stop in stops(client)] == [False]
    assert list(Favourite.objects.values_list("pupil_id", flat=True)) == [other.pk]


def test_an_offer_that_is_not_open_to_the_pupil_cannot_be_kept() -> None:
    from tests.factories import a_school

    offer = a_door(audience="schools", school_ids=[a_school().pk])
    assert browser_of(a_pupil()).post(f"/moi/favoris/{offer.pk}/").status_code == 403
    assert not Favourite.objects.exists()


def test_favourites_that_have_closed_are_counted_not_shown() -> None:
    from premierpas.offers.actions import pause_offer

    pupil = a_pupil()
    kept, gone = a_door("ouverte"), a_door("fermée")
    for offer in (kept, gone):
        Favourite.objects.create(pupil=pupil, offer=offer)
    pause_offer(gone, by=acting(gone.created_by))
    answer = browser_of(pupil).get("/moi/favoris/")
    assert [stop.title for stop in answer.context["stops"]] == ["ouverte"]
    assert answer.context["closed"] == 1


def test_a_visitor_finds_without_an_account_and_keeps_nothing() -> None:
    offer = a_door()
    client = Client()
    found = stops(client)
    assert [stop.title for stop in found] == [offer.title]
    assert found[0].favourite_url == ""
    assert client.post(f"/moi/favoris/{offer.pk}/")["Location"].startswith("/connexion/")


def test_a_long_page_is_sent_compressed() -> None:
    for n in range(3):
        a_door(km=n)
    answer = browser_of(a_pupil()).get(SEARCH, headers={"Accept-Encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"
    assert len(answer.content) < 25_000
