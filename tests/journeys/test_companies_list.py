"""The list at work: filtered, kept as a view, many given at once; what pupils miss becomes calls; a host enters the
network and is named to everybody."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from premierpas.core import clock
from premierpas.organisations.enums import Role
from premierpas.outreach.actions import add_contact, open_file
from premierpas.outreach.models import CompanyFile, Unmet
from tests.factories import a_member, a_territory, a_user, a_volunteer, acting

from .conftest import Seat
from .judging import DESK, PHONE
from .walk import enter, seen

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
# Name, sector, in how many days its next step is due.
COMPANIES = [
    ("Transports Lecomte & Associés, logistique internationale", "logistics", -4),
    ("Clinique du Parc", "health", -1),
    ("Hôtel Iris", "hospitality", 0),
    ("Menuiserie Diallo & Fille", "wood", 1),
    ("Théâtre des Amandiers", "performing-arts", 40),
]


@pytest.fixture
def nadia():
    """A coordinator whose companies are late, due and later, and whose pupils looked for care in vain."""
    territory = a_territory("Nanterre")
    nadia = a_member(Role.COORDINATOR, territory, a_user("Nadia Ferhat"))
    a_volunteer(territory, user=a_user("Hugo Petitjean"))
    by = acting(nadia)
    for name, sector, days in COMPANIES:
        file = open_file(name, by=by, territory=territory, city="Nanterre", insee="92050", sector=sector)
        add_contact(file, by=by, name="Awa Diallo", phone="+33199004710", email=f"awa@{sector}.test")
        CompanyFile.objects.filter(pk=file.pk).update(next_on=clock.today() + timedelta(days=days))
    for sector, insee, count in (("health", "92050", 34), ("performing-arts", "92062", 12), ("wood", "92025", 4)):
        Unmet.objects.create(
            territory=territory, sector=sector, insee=insee, count=count, kind="search", day=clock.today()
        )
    return nadia


@pytest.mark.parametrize(
    ("size", "script"), [(PHONE, True), (PHONE, False), (DESK, True)], ids=["phone", "phone without script", "desk"]
)
def test_companies_are_found_given_called_for_and_enter_the_network(
    seat: Callable[..., Seat], nadia, size: tuple, script: bool
):
    me, wide = seat(size, script=script), size == DESK
    enter(me, nadia.user)
    me.go("/association/entreprises/?tri=pas", "all companies")
    assert "4 jours de retard" in me.page.inner_text("#liste").replace("\u00a0", " ")
    seen(me, f"list-{size[0]}")
    assert me.page.locator(".filters .chip:visible, .filters summary:visible").count() <= (10 if wide else 2)
    if wide:
        me.page.get_by_role("link", name="Tableau").click()
        assert me.page.locator("#tableau h3").first.is_visible()
        me.check("board")
        seen(me, "board-1280")
        me.go("/association/entreprises/?ville=Nanterre", "those of Nanterre")
    else:
        assert not me.page.locator("#tableau").is_visible()
        me.page.locator(".filter summary").click()
        me.page.select_option("#f-ville", "Nanterre")
        me.press("Montrer", "those of Nanterre")
    me.page.get_by_text("Autres actions").click()
    me.press("Garder cette vue", "keep a view")
    me.fill(label="Nanterre")
    me.press("Garder", "a view is kept")
    for box in me.page.locator("input[name='file']").all()[:2]:
        box.check()
    me.page.locator("#agir summary").click()
    me.press("Donner à quelqu’un", "many are to be given")
    me.page.select_option(
        "select[name='owner']", label=me.page.locator("select[name='owner'] option").nth(1).inner_text()
    )
    me.press("Voir ce qui change", "what changes")
    seen(me, f"bulk-{size[0]}")
    me.press("Accepter pour", "given")
    me.go("/association/entreprises/cibles/", "what pupils look for")
    seen(me, f"targets-{size[0]}")
    assert "Courbevoie" not in me.page.inner_text("main")
    me.press("Mettre dans les appels du jour", "calls for it")
    theatre = CompanyFile.objects.get(name="Théâtre des Amandiers")
    assert theatre.next_on == clock.today()
    me.go(f"/association/entreprises/{theatre.pk}/", "the host's file")
    me.press("Faire entrer dans le réseau", "to enter the network")
    me.fill(since=clock.today().isoformat(), signed_by="Awa Diallo", seats="3", public_said_by="Awa Diallo")
    me.press("Faire entrer dans le réseau", "a member")
    seen(me, f"member-{size[0]}")
    me.press("Demander par e-mail", "the question is sent")
    me.go("/association/reseau/", "the network")
    seen(me, f"network-{size[0]}")
    assert "il manque 3 places" in me.page.inner_text("main").replace("\u00a0", " ")
    me.go("/qui-sommes-nous/", "who we are")
    me.press("Les entreprises de notre réseau", "the public list")
    assert "Théâtre des Amandiers" in me.page.inner_text("main")
