"""A company signs up: once, kept when wrong, and never telling who is already here."""

import threading
import uuid

import pytest
from django.db import connection
from django.test import Client

from premierpas.accounts.models import User
from premierpas.core.actors import Actor
from premierpas.core.outbox.models import Message
from premierpas.organisations.actions.companies import SignUp, sign_up_company
from premierpas.organisations.enums import Role, Verification
from premierpas.organisations.models import Company, Membership
from tests.factories import a_company, a_member, a_siret, a_territory, a_user

pytestmark = pytest.mark.django_db
ADDRESS = "/accueillir-un-eleve/"
LA_POSTE = "35600000000048"


def typed(**changes: str) -> dict[str, str]:
    return {
        "siret": a_siret(901),
        "company_name": "Menuiserie du Port",
        "kind": "sme",
        "naf": "",
        "street": "1, rue du Port",
        "postal_code": "92000",
        "name": "Nadia Belkacem",
        "function": "gérante",
        "email": "nadia@menuiserie.test",
        "phone": "06 12 34 56 78",
        "once": str(uuid.uuid4()),
    } | changes


def form_of(**changes: str) -> SignUp:
    fields = typed(**changes)
    del fields["once"]
    return SignUp(insee="", **fields)


def test_a_sign_up_makes_company_person_and_membership_and_tells_the_coordinators(client):
    territory = a_territory()
    coordinator = a_member(Role.COORDINATOR, territory)
    answer = client.post(ADDRESS, typed())
    assert answer.status_code == 302
    company = Company.objects.get()
    assert (company.state, company.territory, company.city) == (Verification.UNVERIFIED, territory, "Nanterre")
    member = Membership.objects.get(company=company)
    assert (member.user.email, member.user.phone, member.may_sign) == ("nadia@menuiserie.test", "+33612345678", True)
    told = Message.objects.filter(notice="organisations.new_company")
    assert {message.user for message in told} == {coordinator.user}
    code = Message.objects.get(notice="accounts.login_code", channel="email")
    assert code.to == "nadia@menuiserie.test"


def test_a_double_post_makes_one_company(client):
    form = typed()
    answers = [client.post(ADDRESS, form) for _time in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]
    assert (Company.objects.count(), Membership.objects.count(), User.objects.count()) == (1, 1, 1)
    assert not Message.objects.filter(notice="organisations.already_here").exists()


def test_the_same_page_sent_again_with_another_address_is_no_failure(client):
    form = typed()
    client.post(ADDRESS, form)
    again = client.post(ADDRESS, form | {"email": "nadia.b@menuiserie.test"})
    assert again.status_code == 302 and Company.objects.count() == 1


@pytest.mark.concurrency
@pytest.mark.django_db(transaction=True)
def test_two_people_who_type_one_siret_at_once_make_one_company():
    failures = []

    def sign_up(email: str) -> None:
        try:
            sign_up_company(form_of(email=email), by=Actor.visitor())
        except Exception as problem:
            failures.append(problem)
        finally:
            connection.close()

    threads = [threading.Thread(target=sign_up, args=(f"p{n}@menuiserie.test",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert failures == []
    assert (Company.objects.count(), Membership.objects.count()) == (1, 1)


@pytest.mark.parametrize("siret", ["12345678901234", "123", "abcdefghijklmn", "35600000000049"])
def test_an_impossible_siret_is_said_at_its_field_and_everything_typed_is_kept(client, siret):
    answer = client.post(ADDRESS, typed(siret=siret))
    page = answer.content.decode()
    assert answer.status_code == 422 and list(answer.context["form"].errors) == ["siret"]
    for value in (siret, "Menuiserie du Port", "1, rue du Port", "Nadia Belkacem", "06 12 34 56 78"):
        assert f'value="{value}"' in page
    assert (Company.objects.count(), Message.objects.count()) == (0, 0)


@pytest.mark.parametrize("siret", [LA_POSTE, "356 000 000 00048"])
def test_la_poste_has_a_sum_of_its_own(client, siret):
    assert client.post(ADDRESS, typed(siret=siret)).status_code == 302
    assert Company.objects.get().siret == LA_POSTE


def looks(client: Client, form: dict[str, str]) -> tuple:
    """What a visitor sees after signing up, without the address that they typed."""
    answer = client.post(ADDRESS, form)
    page = client.get(answer["Location"])
    text = page.content.decode().replace(form["email"], "")
    return answer.status_code, answer["Location"], page.status_code, "csrf" in text, page.templates[0].name


def test_an_existing_siret_or_address_looks_like_a_new_one():
    known = a_member(Role.COMPANY, a_company(siret=a_siret(902)), user=a_user(email="connue@atelier.test"))
    new = looks(Client(), typed())
    existing_siret = looks(Client(), typed(siret=a_siret(902), email="autre@atelier.test"))
    existing_address = looks(Client(), typed(siret=a_siret(903), email=known.user.email))
    assert new == existing_siret == existing_address
    assert known.company.memberships.count() == 1
    told = Message.objects.filter(notice="organisations.already_here", user=known.user)
    assert told.exists() and "autre@atelier.test" in told.first().body


def test_an_existing_account_is_told_and_nothing_of_it_is_changed_by_a_stranger():
    user = a_user(name="Nadia B.", email="nadia@menuiserie.test")
    assert sign_up_company(form_of(name="Quelqu’un"), by=Actor.visitor()) == user
    user.refresh_from_db()
    assert (user.name, user.phone) == ("Nadia B.", "")
    told = Message.objects.filter(notice="organisations.signed_up_with_your_address", user=user, channel="email")
    assert "Quelqu’un" in told.get().body


def test_whoever_types_a_siret_that_is_here_is_told_by_mail_to_ask_a_colleague(client):
    company = a_company(siret=a_siret(902), name="Atelier secret")
    a_member(Role.COMPANY, company, user=a_user(name="Awa Diop", email="awa@atelier.test"))
    client.post(ADDRESS, typed(siret=a_siret(902), email="autre@atelier.test"))
    message = Message.objects.get(notice="organisations.ask_a_colleague")
    assert message.to == "autre@atelier.test"
    assert "Awa" not in message.body and "secret" not in message.body
    assert not User.objects.filter(email="autre@atelier.test").exists()


@pytest.mark.parametrize("verified", [True, False])
def test_a_second_person_for_an_unverified_siret_is_seen_by_the_coordinators(verified):
    company = a_company(siret=a_siret(901), verified=verified)
    a_member(Role.COMPANY, company)
    coordinator = a_member(Role.COORDINATOR, company.territory)
    for _time in range(2):
        sign_up_company(form_of(phone="+33612345678"), by=Actor.visitor())
    told = Message.objects.filter(notice="organisations.second_sign_up", user=coordinator.user, channel="email")
    assert [("06 12 34 56 78" in message.body) for message in told] == ([] if verified else [True])


def test_a_member_who_signs_up_again_gets_a_code_and_nobody_is_alarmed():
    known = a_member(Role.COMPANY, a_company(siret=a_siret(901)), user=a_user(email="nadia@menuiserie.test"))
    assert sign_up_company(form_of(), by=Actor.visitor()) == known.user
    assert not Message.objects.filter(notice__startswith="organisations.").exists()


def test_a_listed_company_without_members_is_taken_up_and_must_be_verified_anew():
    company = a_company(siret=a_siret(901), verified=True, name="Ancien nom")
    sign_up_company(form_of(), by=Actor.visitor())
    company.refresh_from_db()
    assert (company.state, company.name) == (Verification.UNVERIFIED, "Menuiserie du Port")


def test_too_many_sign_ups_have_to_wait(client):
    answers = [client.post(ADDRESS, typed()).status_code for _time in range(7)]
    assert answers[-1] == 429 and answers[0] == 302


def test_two_long_addresses_that_begin_alike_are_two_people():
    start = "prenom.nom.compose.tres.long.du.service.des.ressources.humaines"
    people = {
        sign_up_company(form_of(siret=a_siret(910 + n), email=f"{start}{n}@atelier.test"), by=Actor.visitor()).pk
        for n in (1, 2)
    }
    assert len(people) == 2
