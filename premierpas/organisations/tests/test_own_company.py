"""A company's members change its name, contact, places and tutors; another name is verified before it is shown."""

from typing import Any

import pytest
from django.test import Client

from premierpas.agenda.models import Task
from premierpas.core.errors import WrongState
from premierpas.core.outbox.models import Message
from premierpas.organisations.actions.own_company import accept_name
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Company, Membership, Site, Tutor
from tests.clients import signed_in, signed_in_as
from tests.factories import a_company, a_coordinator_of, a_member, a_site, acting

pytestmark = pytest.mark.django_db
PAGE = "/entreprise/structure/"


@pytest.fixture
def member() -> Membership:
    return a_member(Role.COMPANY, a_company(name="Atelier Bleu", phone="+33147290000"))


@pytest.fixture
def client(member: Membership) -> Client:
    return signed_in_as(member)


def keep(client: Client, **values: str) -> Any:
    sent = {"act": "company", "name": "Atelier Bleu", "phone": "01 47 29 00 00", "email": "", **values}
    return client.post(PAGE, sent, follow=True)


def company() -> Company:
    return Company.objects.get()


def open_tasks() -> int:
    return Task.objects.filter(reason="organisations.verify", ended_at=None).count()


def test_phone_and_address_are_changed_at_once(client: Client):
    keep(client, phone="06 12 34 56 78", email="accueil@atelier.test")
    assert (company().phone, company().email) == ("+33612345678", "accueil@atelier.test")


@pytest.mark.parametrize(("field", "value"), [("phone", "06 12"), ("email", "accueil@"), ("name", "")])
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(client: Client, field: str, value: str):
    sent = {"name": "Autre nom", "email": "accueil@atelier.test", field: value}
    answer = keep(client, **sent)
    assert answer.status_code == 422
    assert all(each in answer.content.decode() for each in sent.values())
    assert (company().name, company().email) == ("Atelier Bleu", "")


def test_a_verified_company_keeps_its_name_until_a_coordinator_has_looked(client: Client):
    coordinator = a_coordinator_of(company())
    html = keep(client, name="Atelier Rouge").content.decode()
    assert "après notre vérification" in html
    assert (company().name, company().wanted_name) == ("Atelier Bleu", "Atelier Rouge")
    assert Message.objects.filter(notice="organisations.name_to_check", user_id=coordinator.pk).exists()
    assert open_tasks() == 1
    page = f"/association/organisations/structures/{company().pk}/"
    assert "Atelier Rouge" in signed_in(coordinator).get(page).content.decode()
    signed_in(coordinator).post(page, {"act": "accept_name"})
    assert (company().name, company().slug, company().wanted_name) == ("Atelier Rouge", "atelier-rouge", "")
    assert company().is_verified and open_tasks() == 0
    assert Message.objects.filter(notice="organisations.name_accepted").exists()


def test_a_refused_name_is_told_with_the_reason(client: Client, member: Membership):
    keep(client, name="Atelier Rouge")
    coordinator = signed_in(a_coordinator_of(company()))
    page = f"/association/organisations/structures/{company().pk}/"
    assert coordinator.post(page, {"act": "refuse_name", "name-reason": ""}).status_code == 422
    coordinator.post(page, {"act": "refuse_name", "name-reason": "Ce nom est celui d’une autre structure."})
    assert (company().name, company().wanted_name) == ("Atelier Bleu", "")
    told = Message.objects.filter(notice="organisations.name_refused", user_id=member.user_id).first()
    assert told and "celui d’une autre structure" in told.body


@pytest.mark.parametrize("name", ["Atelier bleu", "ATELIER BLEU", "Atelier Bleu"])
def test_the_same_name_written_otherwise_needs_nobody(client: Client, name: str):
    keep(client, name=name)
    assert (company().name, company().wanted_name) == (name, "")


def test_a_wish_is_taken_back_by_the_former_name(client: Client):
    keep(client, name="Atelier Rouge")
    keep(client)
    assert (company().name, company().wanted_name, open_tasks()) == ("Atelier Bleu", "", 0)
    with pytest.raises(WrongState):
        accept_name(company(), by=acting(a_coordinator_of(company())))


def test_a_company_that_waits_for_its_call_changes_its_name_at_once():
    member = a_member(Role.COMPANY, a_company(name="Atelier Bleu", verified=False))
    keep(signed_in_as(member), name="Atelier Rouge")
    assert company().name == "Atelier Rouge"


def a_place(**values: str) -> dict[str, str]:
    return {"name": "Boutique", "street": "2 rue Neuve", "postal_code": "92000", "insee": "92050", **values}


def test_a_place_is_corrected(client: Client):
    site = a_site(company())
    client.post(f"{PAGE}lieux/{site.pk}/", a_place())
    site.refresh_from_db()
    assert (site.name, site.street, site.is_exact) == ("Boutique", "2 rue Neuve", False)


def test_two_equal_places_are_said_at_the_field(client: Client):
    site, other = a_site(company()), a_site(company(), name="Boutique", street="2 rue Neuve")
    answer = client.post(f"{PAGE}lieux/{site.pk}/", a_place())
    assert answer.status_code == 422 and "déjà ce lieu" in answer.content.decode()
    assert other.name == "Boutique"


def test_a_place_that_nothing_needs_is_taken_away(client: Client):
    site = a_site(company())
    client.post(f"{PAGE}lieux/{site.pk}/", {"act": "remove"})
    assert not Site.objects.exists()


def test_a_place_of_others_is_refused(client: Client):
    site = a_site(a_company())
    assert client.get(f"{PAGE}lieux/{site.pk}/").status_code == 403


def test_a_tutor_without_account_is_named_corrected_and_taken_away(client: Client):
    sent = {"act": "tutor", "tutor-name": "Rosa Lima", "tutor-function": "Menuisière"}
    assert client.post(PAGE, {**sent, "tutor-contact": "06 12"}).status_code == 422
    for contact in ("06 12 34 56 78", "rosa@atelier.test"):
        client.post(PAGE, {**sent, "tutor-contact": contact})
    tutor = Tutor.objects.get()
    assert (tutor.name, tutor.contact) == ("Rosa Lima", "rosa@atelier.test")
    assert "Rosa Lima" in client.get(PAGE).content.decode()
    client.post(PAGE, {"act": f"no_tutor:{tutor.pk}"})
    assert "Rosa Lima" not in client.get(PAGE).content.decode()
