"""A coordinator's morning: home, search, a file, a note that tells a colleague; and a territory opens in a wizard."""

from collections.abc import Callable

import pytest

from premierpas.core.actors import Actor
from premierpas.core.outbox.models import Message
from premierpas.organisations.actions.opening import grant_opening
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Territory
from premierpas.outreach.actions import open_file
from tests.factories import a_classroom, a_member, a_pupil, a_school, a_territory, a_user, a_volunteer, acting

from .conftest import Seat
from .judging import DESK, PHONE
from .walk import enter, seen

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize(
    ("size", "script"), [(PHONE, True), (PHONE, False), (DESK, True)], ids=["phone", "phone without script", "desk"]
)
def test_a_morning_of_a_coordinator(seat: Callable[..., Seat], size: tuple, script: bool):
    territory = a_territory("Nanterre")
    nadia = a_member(Role.COORDINATOR, territory, a_user("Nadia Ferhat"))
    a_volunteer(territory, user=a_user("Hugo Petitjean"))
    a_pupil(a_classroom(a_school(territory)), last_name="Lecomte", first_name="Prince")
    open_file("Transports Lecomte", territory=territory, by=acting(nadia))
    me = seat(size, script=script)
    enter(me, nadia.user)
    me.go("/association/", "the home")
    assert "Transports Lecomte" in me.page.inner_text("main") and "Ce qui manque" in me.page.inner_text("main")
    seen(me, f"home-{size[0]}-{script}")
    if size == DESK:
        _look_with_keys(me)
    me.go("/association/recherche/?q=lecomt", "found")
    assert "Lecomte, Prince" in me.page.inner_text("main")
    seen(me, f"search-{size[0]}-{script}")
    me.follow(me.page.locator("main >> text=Transports Lecomte"), "a company’s file")
    me.choose("kind", "note")
    me.fill(said="Peux-tu rappeler vendredi, @Hugo ?")
    me.press("Noter", "whom it tells is shown first")
    assert "Votre texte prévient Hugo Petitjean" in me.page.inner_text("main")
    assert not Message.objects.filter(notice="outreach.mentioned").exists()
    seen(me, f"mention-{size[0]}-{script}")
    me.press("Noter", "a colleague is told")
    assert "Hugo Petitjean : message envoyé" in me.page.inner_text("main").replace("\xa0", " ")
    me.go("/association/recherche/", "seen lately")
    assert "Transports Lecomte" in me.page.inner_text("main")
    me.go("/association/manque/siret/", "what is missing")
    seen(me, f"missing-{size[0]}-{script}")


def _look_with_keys(me: Seat) -> None:
    """`/` leads to the box of the header, arrows into what it found, Enter opens it."""
    me.page.keyboard.press("/")
    me.page.keyboard.type("lecom")
    me.page.wait_for_selector("#trouve a")
    me.page.keyboard.press("ArrowDown")
    assert "Transports Lecomte" in me.page.evaluate("document.activeElement.innerText")
    seen(me, "box")
    me.page.keyboard.press("Enter")
    me.page.wait_for_url("**/association/entreprises/*/")


@pytest.mark.parametrize(("size", "script"), [(PHONE, False), (DESK, True)], ids=["phone without script", "desk"])
def test_a_territory_opens_in_a_wizard_with_two_schools(seat: Callable[..., Seat], size: tuple, script: bool):
    nadia = a_member(Role.COORDINATOR, a_territory("Nanterre"), a_user("Nadia Ferhat"))
    grant_opening(nadia, by=Actor.task("tests"))
    me = seat(size, script=script)
    enter(me, nadia.user)
    me.go("/association/territoire/", "the territory")
    me.follow(me.page.locator("text=Ouvrir un territoire"), "a territory to open")
    me.fill(name="Bords de Seine", communes="Colombes\nGennevilliers")
    me.press("Continuer", "which schools")
    me.go("/association/territoires/nouveau/2/?q=colombes", "schools of the register")
    seen(me, f"schools-{size[0]}")
    boxes = me.page.locator("input[name=found]")
    boxes.nth(0).check(force=True)
    boxes.nth(1).check(force=True)
    me.press("Continuer", "the calendar")
    seen(me, f"calendar-{size[0]}")
    if me.page.locator("select[name^=place_]").count():
        for each in me.page.locator("select[name^=place_]").all():
            each.select_option(label="Colombes")
        me.press("Continuer", "the calendar")
    me.press("Continuer", "the team")
    me.page.check("input[name=coordinates]", force=True)
    me.press("Continuer", "the contact")
    me.fill(email="bords@exemple.test")
    me.press("Continuer", "its own words")
    me.fill(word_to_families="Passez nous voir le mercredi.")
    seen(me, f"words-{size[0]}")
    me.press("Continuer", "the limits")
    me.fill(wishes="2")
    me.page.select_option("select[name=quiet_from]", "20:00")
    seen(me, f"limits-{size[0]}")
    me.press("Continuer", "the review")
    seen(me, f"review-{size[0]}")
    me.press("Ouvrir le territoire", "it is open")
    seen(me, f"opened-{size[0]}")
    territory = Territory.objects.get(name="Bords de Seine")
    assert territory.schools.count() == 2 and (territory.wishes, territory.quiet_from) == (2, "20:00")
    me.press("Annuler l’ouverture", "taken back")
    assert not Territory.objects.filter(name="Bords de Seine").exists()
