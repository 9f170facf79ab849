"""A pupil asks to be erased and a coordinator does it; a guardian reads who has looked, without an account."""

import pytest

from premierpas.core.outbox.models import Message
from premierpas.organisations.enums import Role
from premierpas.people.models import Guardian, Pupil
from premierpas.placements.languages import words_in
from premierpas.privacy.models import Demand
from tests.factories import a_member, a_pupil, a_teacher

from .conftest import WAYS
from .walk import enter, last_message, path_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def pupil(db) -> Pupil:
    return a_pupil()


@WAYS
def test_a_pupil_asks_to_be_erased_and_a_coordinator_does_it(seat, pupil: Pupil, size, script: bool):
    coordinator = a_member(Role.COORDINATOR, pupil.enrolments.get().classroom.school.territory)
    own, office = seat(size, script=script), seat(size, script=script)
    enter(own, pupil)
    own.go("/donnees-personnelles/", "promises")
    own.press("Tes données : les recevoir, les effacer, voir qui a regardé", "own data")
    own.press("Demander l’effacement", "asked without the tick")
    assert "Cochez la case pour demander." in own.page.content()
    own.choose("sure", "yes")
    own.press("Demander l’effacement", "asked")
    assert "La coordination répond au plus tard" in own.page.content()
    with own.page.expect_download() as download:
        own.page.get_by_role("button", name="Télécharger mes données").click()
    assert download.value.suggested_filename == "mes-donnees.zip"

    enter(office, coordinator)
    office.go("/agenda/", "tasks")
    office.press("Répondre", "demand")
    assert pupil.full_name in office.page.content()
    office.press("Effacer maintenant", "erased")
    assert Demand.objects.get().state == "done" and pupil.full_name not in office.page.content()
    pupil.refresh_from_db()
    assert pupil.full_name.strip() == ""
    own.page.goto(own.base + "/moi/")
    assert "/connexion/" in own.page.url


@WAYS
def test_a_guardian_reads_who_has_looked(seat, pupil: Pupil, size, script: bool):
    teacher = a_teacher(pupil.enrolments.get().classroom)
    Guardian.objects.create(pupil=pupil, name="Nadia Benali", email="nadia@exemple.test")
    desk, family = seat(size, script=script), seat(size, script=script)
    enter(desk, teacher)
    classroom = pupil.enrolments.get().classroom_id
    desk.go(f"/etablissement/classes/{classroom}/eleves/{pupil.pk}/", "a file")
    family.go("/donnees-personnelles/", "promises")
    family.press("Un parent peut le faire pour toi", "family link")
    family.fill(contact="nadia@exemple.test")
    family.press("Recevoir le lien", "link sent")
    assert Message.objects.filter(notice="privacy.family_page").count() == 1
    family.go(path_of(last_message("privacy.family_page"), family), "family page, before the birth date")
    assert pupil.first_name not in family.page.content()
    family.fill(day="4", year="2012")
    family.page.select_option("[name='month']", "3")
    family.press("Ouvrir la page", "family page")
    assert teacher.user.name in family.page.locator("table").inner_text()
    here = family.page.url
    family.page.goto(f"{here}?langue=ar")
    family.check("family page in Arabic")
    assert family.page.locator("html").get_attribute("dir") == "rtl"
    family.press(words_in("ar").data_ask, "asked without the tick, in Arabic")
    assert words_in("ar").data_tick in family.page.content()
    family.choose("sure", "yes")
    family.press(words_in("ar").data_ask, "asked, in Arabic")
    assert Demand.objects.get().asked_by == "guardian"
    assert words_in("ar").data_other_mind in family.page.content()
    family.page.goto(here)
    assert "Nadia Benali" in family.page.locator("table").inner_text()
    family.press("Ce qui est gardé, et jusqu’à quand", "register")
