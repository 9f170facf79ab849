"""Families of a class: authorisations one at a time or for the class, and who may note them."""

from datetime import date, timedelta

import pytest
from django.test import Client

from premierpas.core import clock
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Classroom
from premierpas.people.actions import record_authorisation, record_guardian, withdraw_authorisation
from premierpas.people.errors import FutureDate
from premierpas.people.models import Authorisation
from premierpas.people.queries import needs_authorisation
from tests.clients import compact
from tests.factories import a_classroom, a_head_of, a_member, a_pupil, a_school, a_teacher

from .counting import queries_of
from .signing_in import browser_of

pytestmark = pytest.mark.django_db
SIGNED = "2026-11-20"
YOUNG = date(2012, 8, 4)


@pytest.fixture(autouse=True)
def a_fixed_day():
    with clock.travel(date(2026, 11, 25)):
        yield


@pytest.fixture
def classroom() -> Classroom:
    return a_classroom()


@pytest.fixture
def browser(classroom: Classroom) -> Client:
    return browser_of(a_teacher(classroom))


def address(classroom: Classroom) -> str:
    return f"/etablissement/classes/{classroom.pk}/familles/"


def test_one_authorisation_in_one_click(classroom: Classroom, browser: Client) -> None:
    pupil, other = a_pupil(classroom, birth_date=YOUNG), a_pupil(classroom, birth_date=YOUNG)
    enrolment = pupil.enrolments.get()
    answer = browser.post(address(classroom), {"only": enrolment.pk, "signed_on": SIGNED})
    assert answer.url.endswith(f"#eleve-{pupil.pk}")
    noted = Authorisation.objects.get()
    assert (noted.enrolment_id, noted.signed_on.isoformat()) == (enrolment.pk, SIGNED)
    assert noted.recorded_by is not None
    assert not needs_authorisation(enrolment)
    assert needs_authorisation(other.enrolments.get())


def test_the_ticked_ones_of_a_class_at_once_and_none_of_another(classroom: Classroom, browser: Client) -> None:
    ticked = [a_pupil(classroom).enrolments.get().pk for _each in range(3)]
    stranger = a_pupil(a_classroom(classroom.school, "3e B")).enrolments.get()
    browser.post(address(classroom), {"enrolments": [*ticked, stranger.pk], "signed_on": SIGNED})
    assert sorted(Authorisation.objects.values_list("enrolment_id", flat=True)) == sorted(ticked)


def test_noting_twice_notes_once(classroom: Classroom, browser: Client) -> None:
    enrolment = a_pupil(classroom).enrolments.get()
    for _each in range(2):
        browser.post(address(classroom), {"only": enrolment.pk, "signed_on": SIGNED})
    assert Authorisation.objects.count() == 1


def test_a_withdrawn_authorisation_no_longer_counts_and_can_be_noted_again(
    classroom: Classroom, browser: Client
) -> None:
    enrolment = a_pupil(classroom, birth_date=YOUNG).enrolments.get()
    noted = record_authorisation([enrolment], signed_on=date(2026, 11, 20), by=a_head_of(enrolment.classroom.school))[0]
    browser.post(address(classroom), {"withdraw": noted.pk})
    assert needs_authorisation(enrolment)
    browser.post(address(classroom), {"only": enrolment.pk, "signed_on": SIGNED})
    assert not needs_authorisation(enrolment)
    assert Authorisation.objects.count() == 2


def test_an_authorisation_of_another_class_is_not_withdrawn_here(classroom: Classroom, browser: Client) -> None:
    stranger = a_pupil(a_classroom(classroom.school, "3e B"), birth_date=YOUNG).enrolments.get()
    noted = record_authorisation([stranger], signed_on=date(2026, 11, 20), by=a_head_of(stranger.classroom.school))[0]
    browser.post(address(classroom), {"withdraw": noted.pk})
    assert not needs_authorisation(stranger)


def test_a_date_to_come_is_refused_at_its_field_and_the_ticks_stay(classroom: Classroom, browser: Client) -> None:
    enrolment = a_pupil(classroom).enrolments.get()
    answer = browser.post(address(classroom), {"enrolments": [enrolment.pk], "signed_on": "2026-12-24"})
    page = answer.content.decode()
    assert (answer.status_code, 'id="id_signed_on_error"' in page) == (422, True)
    assert f'value="{enrolment.pk}" checked' in compact(page)
    with pytest.raises(FutureDate):
        tomorrow = clock.today() + timedelta(days=1)
        record_authorisation([enrolment], signed_on=tomorrow, by=a_head_of(classroom.school))


def test_everybody_who_needs_one_can_be_ticked_and_stands_first(classroom: Classroom, browser: Client) -> None:
    old = a_pupil(classroom, last_name="Adam", birth_date=date(2010, 1, 1))
    young = a_pupil(classroom, last_name="Zola", birth_date=YOUNG)
    page = browser.get(f"{address(classroom)}?cocher=tout").content.decode()
    assert f'value="{young.enrolments.get().pk}" checked' in compact(page)
    assert f'value="{old.enrolments.get().pk}" checked' not in compact(page)
    assert page.index(f"eleve-{young.pk}") < page.index(f"eleve-{old.pk}")


def test_nobody_ticked_is_said(classroom: Classroom, browser: Client) -> None:
    a_pupil(classroom)
    answer = browser.post(address(classroom), {"signed_on": SIGNED})
    assert (answer.status_code, "Aucun élève n’est coché" in answer.content.decode()) == (422, True)


def test_from_fifteen_no_authorisation_is_needed(classroom: Classroom) -> None:
    on_the_day = a_pupil(classroom, birth_date=date(2011, 11, 25)).enrolments.get()
    the_day_before = a_pupil(classroom, birth_date=date(2011, 11, 26)).enrolments.get()
    assert not needs_authorisation(on_the_day)
    assert needs_authorisation(the_day_before)
    assert not needs_authorisation(the_day_before, date(2026, 11, 26))


def test_withdrawing_twice_keeps_the_first_time(classroom: Classroom) -> None:
    enrolment = a_pupil(classroom).enrolments.get()
    noted = record_authorisation([enrolment], signed_on=date(2026, 11, 20), by=a_head_of(enrolment.classroom.school))[0]
    first = withdraw_authorisation(noted, by=a_head_of(noted.enrolment.classroom.school)).withdrawn_at
    with clock.travel(date(2026, 11, 28)):
        assert withdraw_authorisation(noted, by=a_head_of(noted.enrolment.classroom.school)).withdrawn_at == first


def test_contacts_are_listed_and_each_pupil_has_an_anchor(classroom: Classroom, browser: Client) -> None:
    pupil = a_pupil(classroom)
    school = pupil.enrolments.get().classroom.school
    record_guardian(pupil, rank=1, name="Samira Benali", relation="mother", by=a_head_of(school))
    page = browser.get(address(classroom)).content.decode()
    assert f'id="eleve-{pupil.pk}"' in page
    assert "Samira Benali, mère" in " ".join(page.split())


def test_the_page_needs_as_many_queries_for_thirty_pupils_as_for_one(classroom: Classroom, browser: Client) -> None:
    a_pupil(classroom)
    few = queries_of(browser, address(classroom))
    for _each in range(30):
        record_guardian(a_pupil(classroom), rank=1, name="Parent", by=a_head_of(classroom.school))
    assert queries_of(browser, address(classroom)) == few


def test_another_class_another_school_and_other_roles_are_refused(classroom: Classroom) -> None:
    pupil = a_pupil(classroom)
    enrolment = pupil.enrolments.get()
    others = [
        a_teacher(a_classroom(classroom.school, "3e B")),
        a_member(Role.HEAD_TEACHER, a_school()),
        a_member(Role.COORDINATOR, classroom.school.territory),
        pupil.user,
    ]
    for who in others:
        answer = browser_of(who).post(address(classroom), {"only": enrolment.pk, "signed_on": SIGNED})
        assert answer.status_code == 403
    assert not Authorisation.objects.exists()
