"""A list of ten calls worked through on a phone and at a desk, with a wrong tap taken back, with and without script."""

from collections.abc import Callable

import pytest

from premierpas.core import clock
from premierpas.organisations.enums import Role
from premierpas.outreach.actions import add_contact, open_file
from premierpas.outreach.enums import Kind
from premierpas.outreach.models import Entry
from tests.factories import a_member, a_territory, a_user, a_volunteer, acting

from .conftest import WAYS, Seat
from .walk import enter, seen

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

NAMES = (
    "Régie de l’eau", "Imprimerie Vallès", "Crèche des Pâquerettes", "Transports Lecomte et Associés", "Banque Meridia",
    "Hôtel Iris", "Clinique du Parc", "Boulangerie Au Bon Pain", "Optique des Fontenelles", "Studio Grand Large",
)  # fmt: skip
TAPS = ("Message laissé", "Pas de réponse", "Joint, à rappeler", "Mauvais numéro", "Ne plus appeler")


@WAYS
def test_ten_calls_are_worked_through(seat: Callable[..., Seat], size: tuple, script: bool):
    territory = a_territory("Nanterre")
    a_member(Role.COORDINATOR, territory, a_user("Nadia Ferhat"))
    hugo = a_volunteer(territory, user=a_user("Hugo Petitjean"))
    for name in NAMES:
        file = open_file(name, by=acting(hugo), territory=territory, next_on=clock.today(), other_company=True)
        add_contact(file, by=acting(hugo), name="Sandrine Lecomte", function="directrice", phone="+33199004710")
    me = seat(size, script=script)
    enter(me, hugo.user)
    me.go("/association/appels/", "ten calls")
    assert "Dix appels à faire" in me.page.inner_text("h1")
    assert me.page.locator("a.btn--tel").get_attribute("href") == "tel:+33199004710"
    me.fill(said="Préfère le matin.")
    me.press("Message laissé", "one is done")
    seen(me, f"calls-{size[0]}")
    assert "Un appel fait, il en reste neuf" in me.page.inner_text("h1")
    me.press("Annuler", "taken back")
    assert "Dix appels à faire" in me.page.inner_text("h1")
    me.press("Passer, je reviens", "passed")
    assert me.page.inner_text("#appel") == NAMES[1]
    for at in range(9):
        me.press(TAPS[at % len(TAPS)], f"tap {at}" if at < len(TAPS) else "a tap")
    me.press("Corriger", "a call to correct")
    me.choose("result", "no_answer")
    me.press("Enregistrer", "a call corrected")
    me.press("Joint, d’accord", "agreed")
    me.go("/association/appels/", "all done")
    assert "Dix appels faits" in me.page.inner_text("h1")
    assert Entry.objects.filter(kind=Kind.CALL).count() == len(NAMES)
