"""A volunteer at work: a lead by hand, a call noted in ten seconds, a company that sleeps and wakes."""

from collections.abc import Callable

import pytest

from premierpas.organisations.enums import Role
from premierpas.outreach.models import CompanyFile
from tests.factories import a_member, a_territory, a_user, a_volunteer

from .conftest import WAYS, Seat
from .walk import enter, seen

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@WAYS
def test_a_lead_is_opened_called_put_to_sleep_and_woken(seat: Callable[..., Seat], size: tuple, script: bool):
    territory = a_territory("Nanterre")
    a_member(Role.COORDINATOR, territory, a_user("Nadia Ferhat"))
    hugo = a_volunteer(territory, user=a_user("Hugo Petitjean"))
    me = seat(size, script=script)
    enter(me, hugo.user)
    me.go("/", "home")
    me.go("/association/entreprises/", "no company yet")
    me.press("Ajouter une entreprise", "a new lead")
    me.press("Ouvrir la fiche", "a lead without a name")
    me.fill(
        name="Transports Lecomte", city="Nanterre", postal_code="92000", contact="Sandrine Lecomte", phone="0199004710"
    )
    me.press("Ouvrir la fiche", "the file")
    assert "Premier appel" in me.page.inner_text("main")
    me.choose("kind", "call")
    me.choose("result", "message")
    me.fill(said="Préfère le matin.")
    me.press("Noter", "a call is noted")
    assert "Rappeler, message laissé" in me.page.inner_text("main")
    assert "Préfère le matin." in me.page.inner_text("main")
    seen(me, f"file-{size[0]}")
    me.press("Changer l’état", "another state")
    me.choose("to", "dormant")
    me.press("Enregistrer", "asleep without a reason")
    me.fill(why="Travaux jusqu’à l’été")
    me.press("Enregistrer", "asleep")
    me.press("Changer l’état")
    me.choose("to", "contacted")
    me.press("Enregistrer", "awake")
    me.go("/association/entreprises/?q=lecomte", "found again")
    seen(me, f"companies-{size[0]}")
    assert CompanyFile.objects.get().state == "contacted"
