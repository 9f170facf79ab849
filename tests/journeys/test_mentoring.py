"""A pupil is accompanied: proposed, told, both say yes, replaced for some days, and then with somebody else."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from premierpas.accounts.links import Link
from premierpas.core import clock
from premierpas.mentoring.models import Pair
from premierpas.organisations.enums import Role
from premierpas.people.models import Guardian
from premierpas.volunteers.models import Availability
from tests.factories import (
    a_classroom,
    a_cleared_volunteer,
    a_member,
    a_pupil,
    a_school,
    a_territory,
    a_user,
)

from .conftest import WAYS, Seat
from .walk import enter, seen

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@WAYS
def test_a_pupil_is_accompanied_all_year(seat: Callable[..., Seat], size: tuple, script: bool):
    territory = a_territory("Nanterre")
    nadia = a_member(Role.COORDINATOR, territory, a_user("Nadia Ferhat"))
    camille = a_cleared_volunteer(territory, user=a_user("Camille Doucet"))
    lea = a_cleared_volunteer(territory, user=a_user("Léa Marchetti"))
    Availability.objects.create(volunteer=camille, languages=["ar"], load=3, slots=["3-afternoon"])
    ines = a_pupil(a_classroom(a_school(territory)), first_name="Inès", last_name="Benali")
    Guardian.objects.create(pupil=ines, name="Amel Benali", email="amel@exemple.test", relation="mother", language="ar")
    enrolment = ines.enrolments.get().pk

    coordinator = seat(size, script=script)
    enter(coordinator, nadia.user)
    coordinator.go("/association/binomes/eleves/", "who has nobody")
    coordinator.go("/association/binomes/proposer/", "proposals")
    assert "parle arabe comme sa mère" in coordinator.page.inner_text("main")
    seen(coordinator, f"propose-{size[0]}")
    coordinator.press("Former les binômes cochés", "nobody was ticked")
    coordinator.page.locator(f"[name=take_{enrolment}]").check(force=True)
    coordinator.press("Former les binômes cochés", "pairs")
    pair = Pair.objects.get()
    assert pair.volunteer == camille and pair.since > clock.now()

    mentor = seat(size, script=script)
    enter(mentor, camille.user)
    mentor.go("/mentor/", "a mentor's home, before")
    assert "Benali" not in mentor.page.inner_text("main")

    pupil = seat(size, script=script)
    enter(pupil, ines.user)
    pupil.go("/moi/accompagnement/", "who can accompany me")
    pupil.press("Oui, je veux bien", "I said yes")
    seen(pupil, f"accompanied-{size[0]}")
    family = seat(size, script=script)
    family.go(Link.objects.get(purpose="mentoring.guardian").address, "the family's page")
    family.choose("answer", "yes")
    family.press("إرسال جوابي", "the family has said yes")
    seen(family, f"family-{size[0]}")
    mentor.go("/mentor/", "a mentor's home")
    seen(mentor, f"mentor-{size[0]}")
    mentor.follow(mentor.page.locator("main >> text=Inès Benali"), "a mentor’s pupil")
    seen(mentor, f"mentors-pupil-{size[0]}")

    coordinator.go(f"/association/binomes/{pair.pk}/", "the pair")
    seen(coordinator, f"pair-{size[0]}")
    coordinator.press("Remplacer", "a replacement")
    coordinator.page.select_option("[name=volunteer]", label="Léa Marchetti")
    coordinator.fill(last_day=(clock.today() + timedelta(days=5)).isoformat(), why="Congés")
    coordinator.press("Noter le remplacement", "replaced")
    stand_in = seat(size, script=script)
    enter(stand_in, lea.user)
    stand_in.go("/mentor/", "a stand-in's home")
    assert "Ensuite vous ne verrez plus cet élève ici" in stand_in.page.inner_text("main").replace("\xa0", " ")
    coordinator.press("Annuler", "no longer replaced")
    stand_in.go("/mentor/")
    assert "Inès" not in stand_in.page.inner_text("main")

    coordinator.press("Arrêter", "an end")
    coordinator.choose("why", "asked")
    coordinator.press("Arrêter le binôme", "over")
    mentor.go("/mentor/")
    assert "Inès" not in mentor.page.inner_text("main")
    coordinator.go(f"/association/binomes/proposer/?eleve={enrolment}", "somebody else is proposed")
    coordinator.page.locator(f"[name=take_{enrolment}]").check(force=True)
    coordinator.page.select_option(f"[name=volunteer_{enrolment}]", str(lea.pk))
    coordinator.press("Former les binômes cochés")
    assert Pair.objects.running().get().volunteer == lea
    coordinator.go("/association/binomes/?etat=finis", "pairs that are over")
    seen(coordinator, f"pairs-{size[0]}")
