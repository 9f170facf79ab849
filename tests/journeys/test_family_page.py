"""A teacher sends the family's page; a guardian reads it in Arabic and takes a consent back."""

import pytest

from premierpas.accounts.links import Link
from premierpas.core import clock
from premierpas.families.languages import said_in
from premierpas.families.languages.texts import TEXTS
from premierpas.people.actions import record_authorisation
from premierpas.people.consenting import FAMILY
from premierpas.people.models import Authorisation, Guardian, Pupil
from tests.factories import a_classroom, a_head_of, a_pupil, a_teacher

from .conftest import WAYS
from .walk import enter, seen

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ARABIC = said_in("ar")
APPLYING = ARABIC("Chercher un stage et postuler")


def a_family() -> Pupil:
    classroom = a_classroom()
    pupil = a_pupil(classroom, birth_date=clock.today().replace(year=clock.today().year - 14, day=1))
    Guardian.objects.create(pupil=pupil, name="Nadia Benali", email="nadia@exemple.test", language="ar")
    by = a_head_of(classroom.school)
    record_authorisation([pupil.enrolments.get()], signed_on=clock.today(), by=by)
    return pupil


@WAYS
def test_a_guardian_in_arabic_takes_a_consent_back_and_gives_it_again(seat, size, script: bool):
    pupil = a_family()
    classroom = pupil.enrolments.get().classroom
    desk, family = seat(size, script=script), seat(size, script=script)
    enter(desk, a_teacher(classroom))
    desk.go(f"/etablissement/classes/{classroom.pk}/familles/")
    desk.press("Envoyer la page de la famille", "pages of a class")
    desk.press("Envoyer à la famille qui ne l’a pas", "sent")
    assert "Un message part." in desk.page.inner_text("main")
    seen(desk, f"family-pages-{size[0]}")

    link = Link.objects.get(purpose=FAMILY)
    family.go(link.address, "asked for the birth date")
    assert pupil.first_name not in family.page.content()
    assert family.page.locator("html").get_attribute("dir") == "rtl"
    family.press(ARABIC(TEXTS["open"]), "nothing typed")
    born = pupil.birth_date
    family.fill(day=str(born.day), year=str(born.year))
    family.page.select_option("select[name=month]", str(born.month))
    seen(family, f"family-open-{size[0]}")
    family.press(ARABIC(TEXTS["open"]), "the family's page")
    assert pupil.first_name in family.page.inner_text("h1")
    family.page.locator("details summary", has_text=f"{ARABIC(TEXTS['take_back'])} : {APPLYING}").click()
    seen(family, f"family-page-{size[0]}")
    family.press(f"{ARABIC(TEXTS['take_back_sure'])} : {APPLYING}", "taken back")
    assert ARABIC(TEXTS["done_no"]) in family.page.inner_text("main")
    assert not Authorisation.objects.filter(withdrawn_at=None).exists()
    family.press(f"{ARABIC(TEXTS['say_yes'])} : {APPLYING}", "given again")
    assert Authorisation.objects.filter(withdrawn_at=None).exists()
    family.press(ARABIC(TEXTS["close"]), "closed")
    assert pupil.first_name not in family.page.content()
