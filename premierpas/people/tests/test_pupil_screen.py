"""One pupil's sheet: identity, home, guardians, departure."""

from datetime import date

import pytest
from django.test import Client

from premierpas.core import clock
from premierpas.organisations.enums import Role
from premierpas.people.enums import LinkPurpose
from premierpas.people.models import Guardian, Pupil, PupilLink
from premierpas.people.sight import end_links
from tests.factories import a_classroom, a_member, a_pupil, a_school, a_teacher

from .counting import queries_of
from .signing_in import browser_of

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 25)
IDENTITY = {"first_name": "Inès", "last_name": "Benali", "birth_date": "2012-03-04", "phone": "", "street": ""}
GUARDIAN = {"name": "Samira Benali", "relation": "mother", "phone": "06 12 34 56 78", "email": "S@Exemple.test"}


@pytest.fixture(autouse=True)
def a_fixed_day():
    with clock.travel(TODAY):
        yield


@pytest.fixture
def pupil() -> Pupil:
    return a_pupil(a_classroom(), insee="", postal_code="", city="", latitude=None, longitude=None)


@pytest.fixture
def browser(pupil: Pupil) -> Client:
    return browser_of(a_teacher(pupil.enrolments.get().classroom))


def address(pupil: Pupil) -> str:
    return f"/etablissement/classes/{pupil.enrolments.get().classroom_id}/eleves/{pupil.pk}/"


def part(name: str, /, **fields: str) -> dict[str, str]:
    return {"act": name, **{f"{name}-{field}": value for field, value in fields.items()}}


def test_an_address_places_the_home_and_confirms_it(pupil: Pupil, browser: Client) -> None:
    fields = {**IDENTITY, "street": "3, rue de Suresnes", "postal_code": "92000", "phone": "06 98 76 54 32"}
    assert browser.post(address(pupil), part("identity", **fields)).status_code == 302
    pupil.refresh_from_db()
    assert (pupil.city, pupil.insee, pupil.phone) == ("Nanterre", "92050", "+33698765432")
    assert pupil.place is not None
    assert pupil.home_confirmed_at == clock.now()


def test_a_postal_code_of_several_communes_asks_which(pupil: Pupil, browser: Client) -> None:
    fields = {**IDENTITY, "street": "3, rue Haute", "postal_code": "01400"}
    asked = browser.post(address(pupil), part("identity", **fields))
    page = asked.content.decode()
    assert (asked.status_code, "Choisissez la bonne" in page) == (422, True)
    assert "3, rue Haute" in page
    assert browser.post(address(pupil), part("identity", **fields, insee="01001")).status_code == 302
    pupil.refresh_from_db()
    assert pupil.insee == "01001"


def test_a_home_may_stay_unknown(pupil: Pupil, browser: Client) -> None:
    assert browser.post(address(pupil), part("identity", **IDENTITY, postal_code="")).status_code == 302
    pupil.refresh_from_db()
    assert (pupil.city, pupil.home_confirmed_at, pupil.place) == ("", None, None)


def test_a_position_found_earlier_stays_when_only_the_name_is_corrected() -> None:
    pupil = a_pupil(a_classroom(), street="3, rue Haute", latitude=48.9, longitude=2.2)
    browser = browser_of(a_teacher(pupil.enrolments.get().classroom))
    fields = {**IDENTITY, "last_name": "Ben Ali", "street": "3, rue Haute", "postal_code": "92000"}
    browser.post(address(pupil), part("identity", **fields))
    pupil.refresh_from_db()
    assert (pupil.last_name, pupil.sort_name, pupil.latitude) == ("Ben Ali", "ben ali ines", 48.9)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("birth_date", "1996-08-04"),
        ("birth_date", "2020-08-04"),
        ("birth_date", "2012-02-31"),
        ("phone", "12"),
        ("postal_code", "99999"),
        ("last_name", ""),
    ],
)
def test_wrong_input_is_named_at_its_field_and_nothing_is_saved(
    pupil: Pupil, browser: Client, field: str, value: str
) -> None:
    fields = {**IDENTITY, "first_name": "Autre", field: value}
    answer = browser.post(address(pupil), part("identity", **fields))
    assert answer.status_code == 422
    assert f'id="id_identity-{field}_error"' in answer.content.decode()
    pupil.refresh_from_db()
    assert pupil.first_name == "Inès"


def test_a_guardian_is_entered_corrected_and_taken_away(pupil: Pupil, browser: Client) -> None:
    browser.post(address(pupil), part("guardian1", **GUARDIAN, language="ar"))
    guardian = Guardian.objects.get()
    assert (guardian.phone, guardian.email, guardian.language) == ("+33612345678", "s@exemple.test", "ar")
    assert guardian.confirmed_by is not None
    browser.post(address(pupil), part("guardian1", **{**GUARDIAN, "name": "Samira B."}, language="fr"))
    browser.post(address(pupil), part("guardian2", **{**GUARDIAN, "name": "Karim Benali"}, language="fr"))
    assert list(Guardian.objects.values_list("rank", "name")) == [(1, "Samira B."), (2, "Karim Benali")]
    browser.post(address(pupil), {"act": "forget:2"})
    assert [each.rank for each in Guardian.objects.all()] == [1]


def test_a_guardians_impossible_number_is_said_and_what_was_typed_stays(pupil: Pupil, browser: Client) -> None:
    answer = browser.post(address(pupil), part("guardian1", **{**GUARDIAN, "phone": "0612"}, language="fr"))
    page = answer.content.decode()
    assert (answer.status_code, 'id="id_guardian1-phone_error"' in page, "Samira Benali" in page) == (422, True, True)


def test_a_departure_ends_the_links_and_the_sheet_is_gone(pupil: Pupil, browser: Client) -> None:
    here = address(pupil)
    assert browser.post(here, part("leaving", left_on="2026-12-24")).status_code == 422
    assert browser.post(here, part("leaving", left_on="2026-11-20")).status_code == 302
    assert pupil.enrolments.get().left_on == date(2026, 11, 20)
    assert not PupilLink.objects.filter(pupil=pupil, until=None).exists()
    assert browser.get(here).status_code == 403


def test_the_sheet_needs_a_link_not_only_the_class(pupil: Pupil, browser: Client) -> None:
    assert browser.get(address(pupil)).status_code == 200
    end_links(pupil=pupil.pk, purpose=LinkPurpose.CLASS)
    assert browser.get(address(pupil)).status_code == 403


def test_another_class_another_school_and_other_roles_are_refused(pupil: Pupil) -> None:
    classroom = pupil.enrolments.get().classroom
    others = [
        a_teacher(a_classroom(classroom.school, "3e B")),
        a_member(Role.HEAD_TEACHER, a_school()),
        a_member(Role.COORDINATOR, classroom.school.territory),
        pupil.user,
    ]
    for who in others:
        assert browser_of(who).get(address(pupil)).status_code == 403
    elsewhere = a_classroom(classroom.school, "3e C")
    there = f"/etablissement/classes/{elsewhere.pk}/eleves/{pupil.pk}/"
    assert browser_of(a_member(Role.HEAD_TEACHER, classroom.school)).get(there).status_code == 403


def test_the_sheet_needs_few_queries(pupil: Pupil, browser: Client) -> None:
    assert queries_of(browser, address(pupil)) <= 13
