"""A coordinator verifies or refuses a company: on a contact found independently, and everybody is told."""

import threading
from datetime import timedelta

import pytest
from django.db import connection

from premierpas.core import clock
from premierpas.core.errors import WrongState
from premierpas.core.outbox.models import Message
from premierpas.organisations.actions.companies import verify_company
from premierpas.organisations.enums import Role, Verification
from premierpas.organisations.errors import CallNotYetMade, NoNumber, NotIndependent
from premierpas.organisations.models import Company, CompanyCheck
from tests.factories import a_company, a_coordinator_of, a_member, a_school, a_territory, a_user, acting

pytestmark = pytest.mark.django_db
BACKEND = "premierpas.accounts.backends.ActiveUserBackend"


@pytest.fixture
def company() -> Company:
    return a_company(verified=False, phone="+33147290000", email="contact@atelier.test")


@pytest.fixture
def person(company):
    return a_member(Role.COMPANY, company, user=a_user(email="nadia@atelier.test", phone="+33612345678"))


@pytest.fixture
def coordinator(company, client):
    user = a_coordinator_of(company)
    client.force_login(user, backend=BACKEND)
    return user


def address(company: Company) -> str:
    return f"/association/organisations/structures/{company.pk}/"


def call(person, contact: str = "01 40 00 00 00", found_at: str = "annuaire") -> dict[str, str]:
    return {
        "act": "verify",
        "ver-person": person.pk,
        "ver-contact": contact,
        "ver-found_at": found_at,
        "ver-called_on": clock.today().isoformat(),
        "ver-note": "",
    }


def test_a_call_back_verifies_company_and_person_and_tells_them(client, company, person, coordinator):
    assert client.post(address(company), call(person)).status_code == 302
    company.refresh_from_db()
    check = company.checks.get()
    assert company.state == Verification.VERIFIED
    assert (check.person, check.by, check.accepted, check.found_at) == (person, coordinator, True, "annuaire")
    assert check.called_on == clock.today()
    told = Message.objects.filter(notice="organisations.company_verified")
    assert {message.to for message in told} == {f"user:{person.user_id}", "nadia@atelier.test"}


@pytest.mark.parametrize("contact", ["06 12 34 56 78", "+33 6 12 34 56 78", "06.12.34.56.78", "01 47 29 00 00"])
def test_a_number_typed_at_sign_up_proves_nothing_where_the_same_person_gave_it(
    client, company, person, coordinator, contact
):
    for source in ("carte", "autre"):
        answer = client.post(address(company), call(person, contact, source) | {"ver-note": "Sur sa porte"})
        assert answer.status_code == 422 and "contact" in answer.context["verify_form"].errors
    company.refresh_from_db()
    assert company.state == Verification.UNVERIFIED and not company.checks.exists()


@pytest.mark.parametrize("source", ["annuaire", "registre", "site", "connu"])
def test_the_same_number_found_elsewhere_proves_it(client, company, person, coordinator, source):
    assert client.post(address(company), call(person, "01 47 29 00 00", source)).status_code == 302
    check = company.checks.get()
    assert (check.contact, check.found_at) == ("+33147290000", source)
    page = client.get(address(company)).content.decode()
    assert "01 47 29 00 00" in page.replace("\xa0", " ") and check.get_found_at_display()[:12] in page


@pytest.mark.parametrize("contact", ["n’importe quoi", "nadia@atelier.test", "12", "01 47", "+33 1"])
def test_what_is_no_number_is_refused_with_its_cause(client, company, person, coordinator, contact):
    answer = client.post(address(company), call(person, contact))
    assert answer.status_code == 422 and list(answer.context["verify_form"].errors) == ["contact"]
    assert contact in answer.content.decode() and not company.checks.exists()
    with pytest.raises(NoNumber):
        verify_company(company, by=acting(coordinator), person=person, contact=contact, found_at="annuaire")


def test_a_source_is_one_of_the_list_and_another_is_said(client, company, person, coordinator):
    answer = client.post(address(company), call(person, found_at="une rumeur"))
    assert list(answer.context["verify_form"].errors) == ["found_at"]
    answer = client.post(address(company), call(person, found_at="autre"))
    assert list(answer.context["verify_form"].errors) == ["note"]
    assert client.post(address(company), call(person, found_at="autre") | {"ver-note": "La mairie"}).status_code == 302


def test_the_contact_of_a_colleague_proves_nothing_either(company, person, coordinator):
    a_member(Role.COMPANY, company, user=a_user(phone="+33699999999"))
    with pytest.raises(NotIndependent):
        verify_company(company, by=acting(coordinator), person=person, contact="06 99 99 99 99", found_at="carte")


def test_a_person_of_another_company_cannot_stand_for_this_one(company, person, coordinator):
    stranger = a_member(Role.COMPANY, a_company())
    with pytest.raises(WrongState):
        verify_company(company, by=acting(coordinator), person=stranger, contact="01 40 00 00 00", found_at="annuaire")


def test_a_second_verification_is_refused(company, person, coordinator):
    verify_company(company, by=acting(coordinator), person=person, contact="01 40 00 00 00", found_at="annuaire")
    with pytest.raises(WrongState):
        verify_company(company, by=acting(coordinator), person=person, contact="01 40 00 00 00", found_at="annuaire")


@pytest.mark.concurrency
@pytest.mark.django_db(transaction=True)
def test_two_coordinators_who_verify_at_once_leave_one_verification():
    company = a_company(verified=False)
    person = a_member(Role.COMPANY, company)
    coordinators = [a_member(Role.COORDINATOR, company.territory).user for _n in range(2)]
    answers, start = [], threading.Barrier(2)

    def verify(by) -> None:
        try:
            start.wait(10)
            verify_company(company, by=acting(by), person=person, contact="01 40 00 00 00", found_at="annuaire")
            answers.append("verified")
        except WrongState:
            answers.append("already")
        finally:
            connection.close()

    threads = [threading.Thread(target=verify, args=(user,)) for user in coordinators]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert sorted(answers) == ["already", "verified"]
    assert CompanyCheck.objects.filter(company=company).count() == 1
    assert Message.objects.filter(notice="organisations.company_verified", channel="email").count() == 1


@pytest.mark.parametrize("field", ["person", "contact", "found_at", "called_on"])
def test_a_verification_says_who_on_what_contact_found_where_and_when(client, company, person, coordinator, field):
    answer = client.post(address(company), call(person) | {f"ver-{field}": ""})
    assert answer.status_code == 422 and list(answer.context["verify_form"].errors) == [field]
    assert not company.checks.exists()


def test_a_call_of_tomorrow_proves_nothing(client, company, person, coordinator):
    tomorrow = clock.today() + timedelta(days=1)
    answer = client.post(address(company), call(person) | {"ver-called_on": tomorrow.isoformat()})
    assert answer.status_code == 422 and "called_on" in answer.context["verify_form"].errors
    with pytest.raises(CallNotYetMade):
        verify_company(
            company,
            by=acting(coordinator),
            person=person,
            contact="01 40 00 00 00",
            found_at="annuaire",
            called_on=tomorrow,
        )


def test_a_refusal_says_why_and_may_be_taken_back(client, company, person, coordinator):
    client.post(address(company), {"act": "refuse", "ref-reason": "Personne ne vous connaît à ce numéro."})
    company.refresh_from_db()
    assert company.state == Verification.REFUSED
    told = Message.objects.filter(notice="organisations.company_refused", user=person.user)
    assert told.count() == 2 and "Personne ne vous connaît" in told[0].body
    client.post(address(company), call(person))
    company.refresh_from_db()
    assert company.state == Verification.VERIFIED
    assert [check.accepted for check in company.checks.order_by("at")] == [False, True]


def test_a_refusal_needs_a_reason(client, company, person, coordinator):
    answer = client.post(address(company), {"act": "refuse", "ref-reason": " "})
    assert answer.status_code == 422 and "reason" in answer.context["refuse_form"].errors
    assert not Message.objects.filter(notice="organisations.company_refused").exists()


def test_a_coordinator_of_another_territory_sees_nothing(client, company, person):
    client.force_login(a_member(Role.COORDINATOR, a_territory()).user, backend=BACKEND)
    assert client.get(address(company)).status_code == 403
    assert client.post(address(company), call(person)).status_code == 403
    assert client.get(address(Company(pk=0))).status_code == 403
    company.refresh_from_db()
    assert company.state == Verification.UNVERIFIED


@pytest.mark.parametrize("role", [Role.COMPANY, Role.HEAD_TEACHER, Role.TEACHER])
def test_nobody_else_verifies(client, company, person, role):
    if role != Role.COMPANY:
        person = a_member(role, a_school(company.territory))
    client.force_login(person.user, backend=BACKEND)
    assert client.post(address(company), call(person)).status_code == 403
