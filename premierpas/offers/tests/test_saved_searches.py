"""Searches that a pupil keeps: few, theirs alone, new ones seen at home, and one message a day at most if they want."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from premierpas.core import clock
from premierpas.core.outbox.models import Channel, Message
from premierpas.offers import doors
from premierpas.offers.actions.saving import TooManySearches, save_search
from premierpas.offers.models import SavedSearch
from premierpas.offers.search.criteria import Criteria
from premierpas.offers.tasks import tell_what_is_new
from premierpas.people.models import ContactPreference, Pupil
from tests.factories import a_pupil, acting

from .counting import queries_of
from .searching import a_door, browser_of, text_of

pytestmark = pytest.mark.django_db
SAVED, SAVE = "/moi/recherches/", "/moi/recherches/garder/"


@pytest.fixture
def pupil() -> Pupil:
    return a_pupil()


def keep(pupil: Pupil, *, alerts: bool = True, **limits: object) -> SavedSearch:
    return save_search(Criteria(**limits), alerts=alerts, by=acting(pupil))  # type: ignore[arg-type]


def told() -> list[str]:
    rows = Message.objects.filter(key__startswith="offers.new_found", channel=Channel.APP)
    return list(rows.order_by("pk").values_list("body", flat=True))


def test_a_search_is_kept_with_what_it_asks_for_and_named_by_it(pupil: Pupil) -> None:
    client = browser_of(pupil)
    client.post(SAVE, {"recherche": "q=réparer&secteur=wood&rayon=30min&fauteuil=1&page=3&vue=carte&autres=1"})
    saved = SavedSearch.objects.get()
    assert (saved.query, saved.alerts) == ("q=r%C3%A9parer&secteur=wood&rayon=30min&fauteuil=1", False)
    page = text_of(client.get(SAVED))
    assert "« réparer », Bois, moins de 30 min, accessible en fauteuil" in page
    assert "Rien de nouveau" in page


def test_keeping_the_same_again_only_says_whether_messages_are_wanted(pupil: Pupil) -> None:
    client = browser_of(pupil)
    for wanted in ("", "1"):
        client.post(SAVE, {"recherche": "q=bois", "prevenir": wanted})
    assert list(SavedSearch.objects.values_list("query", "alerts")) == [("q=bois", True)]


def test_few_are_kept_and_the_database_holds_it(pupil: Pupil) -> None:
    for n in range(SavedSearch.MOST):
        keep(pupil, text=f"mot {n}")
    with pytest.raises(TooManySearches):
        keep(pupil, text="encore")
    with pytest.raises(IntegrityError), transaction.atomic():
        SavedSearch.objects.create(pupil=pupil, number=6, query="q=encore")
    with pytest.raises(IntegrityError), transaction.atomic():
        SavedSearch.objects.create(pupil=pupil, number=5, query="q=encore")
    answer = browser_of(pupil).post(SAVE, {"recherche": "q=encore"}, follow=True)
    assert "Tu gardes déjà cinq recherches" in text_of(answer)
    SavedSearch.objects.filter(number=2).delete()
    assert keep(pupil, text="encore").number == 2


def test_what_came_since_is_new_at_home_until_it_is_looked_at(pupil: Pupil) -> None:
    with clock.travel(clock.now() - timedelta(days=2)):
        a_door("Menuiserie d’avant")
        saved = keep(pupil, text="menuiserie")
        keep(pupil, trade="cuisine")
    client = browser_of(pupil)
    assert "Du nouveau dans tes recherches" not in text_of(client.get("/moi/"))
    a_door("Menuiserie neuve")
    home = text_of(client.get("/moi/"))
    assert "Du nouveau dans tes recherches" in home and "1 nouvelle offre" in home
    assert client.get(SAVED).status_code == 200 and "1 nouvelle offre" in text_of(client.get(SAVED))
    answer = client.post(f"{SAVED}{saved.pk}/voir/")
    assert answer["Location"] == "/stages/?q=menuiserie"
    assert "1 nouvelle offre" not in text_of(client.get("/moi/"))


def test_home_and_list_ask_no_more_for_five_searches_than_for_one(pupil: Pupil) -> None:
    client = browser_of(pupil)
    keep(pupil, text="mot 0")
    few = [queries_of(client, address) for address in ("/moi/", SAVED)]
    for n in range(1, 5):
        keep(pupil, text=f"mot {n}")
    assert [queries_of(client, address) for address in ("/moi/", SAVED)] == few


def test_one_message_a_day_for_all_that_is_new_and_none_for_what_is_not(pupil: Pupil) -> None:
    with clock.travel(clock.now() - timedelta(days=2)):
        keep(pupil, text="menuiserie")
        keep(pupil, text="clinique")
        keep(pupil, alerts=False, text="garage")
        tell_what_is_new()
    assert told() == []
    for title in ("Menuiserie neuve", "Garage neuf"):
        a_door(title)
    tell_what_is_new()
    assert len(told()) == 1 and "menuiserie" in told()[0]
    assert "clinique" not in told()[0] and "garage" not in told()[0]
    a_door("Clinique neuve", sector="health")
    tell_what_is_new()
    assert len(told()) == 1, "the second waits for tomorrow"
    with clock.travel(clock.now() + timedelta(days=1)):
        tell_what_is_new()
    assert len(told()) == 2 and "clinique" in told()[-1] + told()[0]
    assert set(Message.objects.filter(key__startswith="offers.new_found").values_list("territory", "about")) == {
        (None, "")
    }


def test_messages_stop_with_one_tap_and_by_preference(pupil: Pupil) -> None:
    with clock.travel(clock.now() - timedelta(days=2)):
        saved = keep(pupil, text="menuiserie")
    client = browser_of(pupil)
    client.post(f"{SAVED}{saved.pk}/prevenir/", {"prevenir": "0"})
    a_door("Menuiserie neuve")
    tell_what_is_new()
    assert told() == []
    client.post(f"{SAVED}{saved.pk}/prevenir/", {"prevenir": "1"})
    ContactPreference.objects.create(user=pupil.user, topic="offers.new", channel=Channel.EMAIL)
    tell_what_is_new()
    sent = Message.objects.filter(key__startswith="offers.new_found")
    assert {message.channel for message in sent} == {Channel.APP}


def test_a_saved_search_is_the_pupil_s_alone(pupil: Pupil) -> None:
    saved = keep(pupil, text="menuiserie")
    other = browser_of(a_pupil(first_name="Adam"))
    assert {other.post(f"{SAVED}{saved.pk}/{act}/").status_code for act in ("voir", "prevenir", "effacer")} == {403}
    browser_of(pupil).post(f"{SAVED}{saved.pk}/effacer/")
    assert not SavedSearch.objects.exists()


def test_a_search_kept_without_a_result_is_a_wish_that_names_nobody(
    pupil: Pupil, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[object] = []
    monkeypatch.setattr(doors.in_vain, "_filled", {"tests": lambda what, by: counted.append(what)})
    client = browser_of(pupil)
    client.post(SAVE, {"recherche": "metier=menuiserie"})
    a_door("Clinique", sector="health")
    client.post(SAVE, {"recherche": "q=clinique"})
    (what,) = counted
    assert what.is_wish and what.sector == "wood"  # type: ignore[attr-defined]
