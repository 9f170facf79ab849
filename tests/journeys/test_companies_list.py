"""The list at work: filtered, kept as a view, many given at once, a paper kept, an answer given for a host."""

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from premierpas.applications.tests.situations import an_old_pupil, sent
from premierpas.core import clock
from premierpas.core.tests.papers import a_paper, as_file
from premierpas.organisations.enums import Role
from premierpas.outreach.actions import open_file, tag_file
from premierpas.outreach.models import CompanyFile
from tests.clients import signed_in
from tests.factories import a_member, a_published_offer, a_user, a_volunteer, acting, coming_weeks

from .conftest import DESK, PHONE, Seat

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def enter(seat: Seat, user: object) -> None:
    """Come with a session that is open already."""
    cookies = signed_in(user).cookies
    seat.page.context.add_cookies(
        [{"name": name, "value": morsel.value, "url": seat.base} for name, morsel in cookies.items()]
    )


def seen(seat: Seat, name: str) -> None:
    """Leave a picture where somebody wants to look."""
    if folder := os.environ.get("PICTURES"):
        seat.page.screenshot(path=Path(folder, f"{name}-{seat.page.viewport_size['width']}.png"), full_page=True)


@pytest.fixture
def nadia():
    """A coordinator, with a host to whom a pupil has written and with leads that are late, due and later."""
    offer = a_published_offer(weeks=coming_weeks(12)[-2:])
    application = sent(an_old_pupil(), offer.slots.order_by("first_day").last())
    territory = offer.company.territory
    nadia = a_member(Role.COORDINATOR, territory, a_user("Nadia Ferhat"))
    hugo = a_volunteer(territory, user=a_user("Hugo Petitjean"))
    days = {"Transports Lecomte & Associés, logistique internationale": -4, "Clinique du Parc": -1, "Hôtel Iris": 0,
            "Menuiserie Diallo & Fille": 1, "Théâtre des Amandiers": 40}  # fmt: skip
    for name, late in days.items():
        file = open_file(name, by=acting(nadia), territory=territory, city="Nanterre", sector="wood")
        CompanyFile.objects.filter(pk=file.pk).update(next_on=clock.today() + timedelta(days=late))
        tag_file(file, by=acting(nadia), label="Forum")
    return nadia, hugo, application


@pytest.mark.parametrize(
    ("size", "script"), [(PHONE, True), (PHONE, False), (DESK, True)], ids=["phone", "phone without script", "desk"]
)
def test_companies_are_found_kept_given_and_acted_for(
    seat: Callable[..., Seat], nadia: tuple, tmp_path: Path, size: tuple, script: bool
):
    member, _hugo, application = nadia
    me = seat(size, script=script)
    enter(me, member.user)
    me.go("/association/entreprises/?tri=pas", "all companies")
    assert "4 jours de retard" in me.page.inner_text("#liste").replace("\u00a0", " ")
    seen(me, "list")
    if size == DESK:
        me.page.get_by_role("link", name="Tableau").click()
        assert me.page.locator("#tableau h3").first.is_visible()
        me.check("board")
        seen(me, "board")
    me.go("/association/entreprises/?ville=Nanterre", "those of Nanterre")
    me.page.get_by_text("Autres actions").click()
    me.press("Garder cette vue", "keep a view")
    me.fill(label="Nanterre")
    me.press("Garder", "a view is kept")
    for box in me.page.locator("input[name='file']").all()[:2]:
        box.check(force=True)
    me.page.locator("#agir summary").click()
    me.press("Donner à quelqu’un", "many are to be given")
    me.page.select_option("select[name='owner']", index=1)
    me.press("Voir ce qui change", "what changes")
    seen(me, "bulk")
    me.press("Accepter pour 2 entreprises", "given")
    file = CompanyFile.objects.get(company=application.offer.company)
    me.go(f"/association/entreprises/{file.pk}/", "a host's file")
    seen(me, "host")
    me.press("Répondre pour elle", "to answer for it")
    me.press("Envoyer la réponse", "without an answer")
    me.choose("answer", "yes")
    me.press("Envoyer la réponse", "answered")
    assert "pour l’entreprise" in me.page.inner_text("#historique ~ ol, .log")
    me.press(application.offer.title, "its offer")
    seen(me, "offer")
    me.press("Mettre en pause", "paused")
    me.page.locator("#documents ~ a").first.click()
    me.check("to add a paper")
    paper = tmp_path / "charte.png"
    paper.write_bytes(as_file(a_paper((620, 877)), "PNG"))
    me.fill(name="Charte signée")
    me.page.set_input_files("input[name='scan']", str(paper))
    me.press("Ajouter", "a paper is kept")
    assert "Charte signée" in me.page.inner_text("main")
    me.press("Étiquettes", "its words")
    me.fill(label="Parrain")
    me.press("Ajouter", "a word more")
    seen(me, "tags")
    application.refresh_from_db()
    application.offer.refresh_from_db()
    assert (application.state, application.offer.state) == ("accepted", "paused")
