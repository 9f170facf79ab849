"""An adult's own name, phone and e-mail: an address changes only when both addresses have said yes."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from premierpas.accounts.actions import ask_email_change, cancel_email_change, confirm_email_change
from premierpas.accounts.email_codes import TRIES
from premierpas.accounts.models import EmailChange, User
from premierpas.accounts.tasks import forget_what_ran_out
from premierpas.core import clock
from premierpas.core.clock import travel
from premierpas.core.outbox.models import Message
from premierpas.core.outbox.secrets import revealed
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Membership
from premierpas.organisations.people import account_for
from tests.clients import signed_in
from tests.factories import a_classroom, a_member, a_pupil, a_school, a_user, acting

pytestmark = pytest.mark.django_db
PAGE, NEW = "/compte/e-mail/", "neuve@exemple.test"


@pytest.fixture
def member() -> Membership:
    return a_member(Role.TEACHER, a_school(), a_user("Nadia Ben", "nadia@exemple.test"))


@pytest.fixture
def client(member: Membership) -> Client:
    return signed_in(member.user, f"membership:{member.pk}")


def code_at(address: str) -> str:
    """The code of the last message that an address got."""
    return re.findall(r"\b\d{6}\b", revealed(Message.objects.filter(to=address).latest("pk")))[0]


def ask(client: Client, address: str = NEW) -> None:
    client.post(PAGE, {"act": "ask", "ask-email": address})


def confirm(client: Client, former: str, new: str) -> str:
    """What the page says to two codes."""
    return client.post(PAGE, {"act": "confirm", "former_code": former, "new_code": new}, follow=True).content.decode()


def address_of(member: Membership) -> str:
    return User.objects.get(pk=member.user_id).email or ""


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06d}"


def test_an_adult_changes_their_name_and_phone(client: Client, member: Membership):
    sent = {"name": "Nadia Benali", "phone": "06 12 34 56 78"}
    html = client.post("/compte/coordonnees/", sent, follow=True).content.decode()
    assert "Nadia Benali" in html
    user = User.objects.get(pk=member.user_id)
    assert (user.name, user.phone) == ("Nadia Benali", "+33612345678")


def test_a_number_that_is_none_is_said_at_its_field_and_nothing_typed_is_lost(client: Client, member: Membership):
    answer = client.post("/compte/coordonnees/", {"name": "Nadia Benali", "phone": "06 12"})
    assert answer.status_code == 422
    assert 'value="Nadia Benali"' in answer.content.decode()
    assert User.objects.get(pk=member.user_id).name == "Nadia Ben"


def test_a_pupils_account_is_the_schools_to_change():
    pupil = a_pupil(a_classroom(a_school()))
    client = signed_in(pupil.user, f"pupil:{pupil.pk}")
    assert client.get("/compte/coordonnees/").status_code == client.get(PAGE).status_code == 403
    assert "/compte/e-mail/" not in client.get("/compte/").content.decode()


def test_an_address_changes_when_both_have_said_yes_and_the_former_is_told(client: Client, member: Membership):
    ask(client)
    assert address_of(member) == "nadia@exemple.test"
    codes = code_at("nadia@exemple.test"), code_at(NEW)
    assert codes[0] != codes[1]
    assert "nouvelle adresse" in confirm(client, *codes)
    assert address_of(member) == NEW
    told = Message.objects.filter(notice="accounts.email_changed").values_list("to", flat=True)
    assert {"nadia@exemple.test", NEW} <= set(told)
    assert client.get("/compte/").status_code == 200  # this device stays signed in
    assert not EmailChange.objects.exists()


def test_one_code_alone_changes_nothing(client: Client, member: Membership):
    ask(client)
    former, new = code_at("nadia@exemple.test"), code_at(NEW)
    for pair in [(former, wrong(new)), (wrong(former), new), (new, former)]:
        assert "Ce code n’est pas le bon" in confirm(client, *pair)
    assert address_of(member) == "nadia@exemple.test"


def test_what_waits_is_shown_and_can_be_given_up(client: Client, member: Membership):
    ask(client)
    codes = code_at("nadia@exemple.test"), code_at(NEW)
    assert "changement à confirmer" in client.get("/compte/").content.decode()
    assert NEW in client.get(PAGE).content.decode()
    client.post(PAGE, {"act": "cancel"})
    assert "n’attend plus" in confirm(client, *codes)
    assert address_of(member) == "nadia@exemple.test"


def test_five_wrong_tries_end_the_change(client: Client, member: Membership):
    ask(client)
    codes = code_at("nadia@exemple.test"), code_at(NEW)
    for _each in range(TRIES):
        said = confirm(client, wrong(codes[0]), codes[1])
    assert "annulé" in said
    assert "n’attend plus" in confirm(client, *codes)
    assert address_of(member) == "nadia@exemple.test"


def test_codes_of_yesterday_open_nothing_and_are_forgotten(client: Client, member: Membership):
    ask(client)
    codes = code_at("nadia@exemple.test"), code_at(NEW)
    with travel(clock.now() + timedelta(hours=25)):
        with pytest.raises(Exception, match="n’attend plus"):
            confirm_email_change(member.user, former_code=codes[0], new_code=codes[1], by=acting(member))
        forget_what_ran_out()
    assert not EmailChange.objects.exists()


def test_a_second_wish_replaces_the_first(client: Client, member: Membership):
    ask(client, "premiere@exemple.test")
    first = code_at("nadia@exemple.test"), code_at("premiere@exemple.test")
    ask(client)
    confirm(client, *first)
    assert address_of(member) == "nadia@exemple.test"
    confirm(client, code_at("nadia@exemple.test"), code_at(NEW))
    assert address_of(member) == NEW


@pytest.mark.parametrize("typed", ["ada@exemple.test", "ADA@exemple.test"])
def test_the_page_doesnt_tell_who_has_an_account(client: Client, member: Membership, typed: str):
    a_user("Ada", "ada@exemple.test")
    answer = client.post(PAGE, {"act": "ask", "ask-email": typed})
    assert answer.status_code == 302
    [told] = Message.objects.filter(to="ada@exemple.test")
    assert told.notice == "accounts.address_taken" and not told.secrets


def test_an_address_that_somebody_took_meanwhile_is_said(client: Client, member: Membership):
    ask(client)
    codes = code_at("nadia@exemple.test"), code_at(NEW)
    a_user("Ada", NEW)
    assert "Un compte a déjà cette adresse" in confirm(client, *codes)
    assert address_of(member) == "nadia@exemple.test"


def test_ones_own_address_again_is_said_at_the_field(client: Client):
    answer = client.post(PAGE, {"act": "ask", "ask-email": "Nadia@exemple.test"})
    assert "déjà votre adresse" in answer.content.decode()
    assert not Message.objects.exists()


def test_messages_to_an_address_that_was_only_typed_are_few(client: Client):
    answers = [client.post(PAGE, {"act": "ask", "ask-email": f"n{n}@exemple.test"}).status_code for n in range(20)]
    assert 429 in answers


def test_the_former_address_is_free_for_somebody_else(member: Membership):
    User.objects.filter(pk=member.user_id).update(username="nadia@exemple.test")
    ask_email_change(member.user, email=NEW, by=acting(member))
    confirm_email_change(
        member.user, former_code=code_at("nadia@exemple.test"), new_code=code_at(NEW), by=acting(member)
    )
    assert account_for("nadia@exemple.test", name="Nadia Autre").pk != member.user_id


def test_giving_up_what_nobody_asked_for_is_no_error(member: Membership):
    cancel_email_change(member.user, by=acting(member))
