"""A pupil looks near home, on the list and on the map, keeps a search, and hears what is new in it."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from premierpas.core import clock
from premierpas.offers.models import SavedSearch, SectorTotal
from premierpas.offers.search import finding
from premierpas.offers.tests.searching import a_door
from tests.factories import a_published_offer, a_pupil

from .conftest import Seat
from .judging import DESK, PHONE
from .walk import enter, seen

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BAR = 68  # px of a phone's screen that the navigation takes


@pytest.mark.parametrize(
    ("size", "script"), [(PHONE, True), (PHONE, False), (DESK, True)], ids=["phone", "phone without script", "desk"]
)
def test_a_pupil_sees_what_is_near_and_a_bit_further_and_keeps_the_search(
    seat: Callable[..., Seat], monkeypatch: pytest.MonkeyPatch, size: tuple, script: bool
) -> None:
    monkeypatch.setattr(finding, "PER_PAGE", 6)
    for n, title in enumerate(["De la planche à la porte", "Rallumer une école", "Atelier vélo : réparer, souder"] * 2):
        door = a_door(title, km=0.6 + n * 0.7, wheelchair=n == 1)
    for title in ("À la bibliothèque", "Réparer les ordinateurs"):
        a_published_offer(door.company, title=title)
    a_door("Peindre sur porcelaine, comme depuis 1740", km=11, sector="crafts")
    SectorTotal.objects.create(sector="crafts", seats=20, chosen=1, is_seldom=True)
    pupil = a_pupil()
    me = seat(size, script=script)
    enter(me, pupil.user)
    page = me.go("/stages/", "the list")
    seen(me, f"search-{size[0]}")
    first = page.locator(".stop:not(.stop--home)").first.bounding_box()
    assert first and first["y"] + 60 < size[1] - (BAR if size == PHONE else 0), "a result stands on the first screen"
    assert "peu d’élèves pensent à ce domaine" in page.inner_text("main")
    assert "2 autres stages au même endroit" in page.inner_text("main").replace("\xa0", " ")
    assert page.locator(".stop:not(.stop--home)").count() == 7, "eight offers near, one further, at seven places"
    drawn = page.locator("svg.map")
    if size == PHONE:
        assert not drawn.is_visible()
        me.press("Voir la carte", "the map")
        assert drawn.is_visible()
        seen(me, f"map-{size[0]}")
        me.press("Cacher la carte")
    else:
        box, line = drawn.bounding_box(), page.locator(".line").first.bounding_box()
        assert box and line and box["x"] > line["x"] + line["width"] and box["x"] + box["width"] > size[0] - 120
    me.go("/stages/?metier=boulangerie&rayon=30min", "a trade")
    seen(me, f"trade-{size[0]}")
    me.go("/stages/?fauteuil=1", "accessible")
    assert page.locator(".stop:not(.stop--home)").count() == 1
    me.go("/stages/?q=porcelaine", "words")
    me.press("Me prévenir si une place s’ouvre", "searches kept")
    seen(me, f"saved-{size[0]}")
    SavedSearch.objects.update(seen_at=clock.now() - timedelta(days=1))
    me.go("/moi/", "home with something new")
    assert "Du nouveau dans tes recherches" in page.inner_text("main")
    seen(me, f"new-{size[0]}")
    me.go("/moi/recherches/")
    me.press("Ne plus me prévenir", "no more messages")
    assert not SavedSearch.objects.get().alerts
    me.press("Voir")
    assert "Peindre sur porcelaine" in page.inner_text("main")
