"""From a company's sign-up to a confirmed place, as each role, in a real browser."""

import pytest

from premierpas.applications.models import Application
from premierpas.offers.models import Offer
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Classroom
from premierpas.people.models import Pupil
from premierpas.placements.models import Placement
from tests.factories import a_member, a_siret, a_territory, a_user

from . import walk
from .conftest import WAYS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@WAYS
def test_from_a_verified_company_to_a_confirmed_place(seat, size, script):
    week = walk.coming_week()
    coordinator = a_member(Role.COORDINATOR, a_territory("Nanterre"), a_user("Nadia Ferhat", "nadia@exemple.test"))
    company, nadia = seat(size, script=script), seat(size, script=script)
    head, teacher, pupil = (seat(size, script=script) for _each in range(3))

    walk.company_signs_up(company, a_siret(4242))
    walk.company_writes_an_offer(company, week)
    walk.sign_in_by_email(nadia, coordinator.user.email)
    walk.coordinator_verifies_and_publishes(nadia)
    walk.coordinator_invites_a_school(nadia)
    walk.accept_invitation(head, "direction@exemple.test", "Mireille Fontaine")
    walk.head_sets_the_week_and_invites(head, week)
    walk.accept_invitation(teacher, "claire@exemple.test", "Claire Lefèvre")
    walk.teacher_imports_the_class(teacher)
    classroom = Classroom.objects.get()
    teacher.go(f"/etablissement/classes/{classroom.pk}/", "class board")
    walk.teacher_records_the_authorisation(teacher, classroom.pk)
    cards = walk.cards_of(teacher, classroom.pk)

    walk.pupil_signs_in(pupil, *cards["ines"])
    walk.pupil_searches_and_applies(pupil)
    offer = Offer.objects.get()
    walk.pupil_writes(pupil, f"/moi/candidatures/nouvelle/{offer.slots.get().pk}/", offer.pk)
    application = Application.objects.get()
    company.go("/entreprise/", "inbox")
    company.go(f"/entreprise/candidatures/{application.pk}/", "first look")
    assert "Benali" not in company.page.content()
    visitor = seat(size, script=script)
    walk.company_answers_by_link(visitor)
    company.go(f"/entreprise/candidatures/{application.pk}/", "accepted")
    assert "Benali" not in company.page.content()
    walk.pupil_confirms(pupil)
    company.go(f"/entreprise/candidatures/{application.pk}/", "who comes")
    assert "Benali" in company.page.content()

    assert Placement.objects.get().pupil == Pupil.objects.get(first_name="Inès")
    assert offer.slots.get().free == 0
    nadia.go("/association/", "coordinator home later")
    nadia.go("/association/eleves/", "pupils")
    teacher.go(f"/etablissement/classes/{classroom.pk}/", "class board later")
    teacher.go(f"/etablissement/classes/{classroom.pk}/a-afficher/", "sheet")
    pupil.go("/moi/", "home with a place")
