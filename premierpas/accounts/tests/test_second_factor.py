"""Coordinators, who see minors, need a second factor: set up once, used at every sign-in."""

import re
from datetime import timedelta

import pytest
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client
from django.urls import reverse

from premierpas.accounts.limiter import FACTOR
from premierpas.accounts.models import User
from premierpas.core import clock
from premierpas.core.outbox.models import Channel, Message
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Membership
from premierpas.placements.actions.delegating import delegate
from premierpas.placements.models import Delegation
from tests.factories import a_classroom, a_company, a_head_of, a_member, a_school, a_teacher, a_territory, an_office

from .situations import ask_code, give_code, last_code, signed_in_as

pytestmark = pytest.mark.django_db(transaction=True)  # what follows from setting it up is done once that is committed
taken_back = pytest.mark.django_db  # where nobody sets it up
SECRET = "JBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def required(settings: object) -> None:
    settings.REQUIRE_MFA_ROLES = {"coordinator"}


def a_coordinator(*, with_app: bool = False) -> User:
    user: User = a_member(Role.COORDINATOR, a_territory()).user
    if with_app:
        TOTP.activate(user, SECRET)
        RecoveryCodes.activate(user)
    return user


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time())))


def by_mail(user: User) -> tuple[Client, object]:
    client = Client()
    ask_code(client, user.email)
    return client, give_code(client, last_code(user.email))


def test_a_coordinator_reaches_nothing_before_setting_it_up() -> None:
    client, answer = by_mail(a_coordinator())
    assert answer["Location"] == "/entrer/"
    for address in ("/entrer/", "/association/", "/compte/", "/"):
        assert client.get(address)["Location"] == "/compte/securite/activer/"


def test_the_first_code_sets_it_up_and_shows_the_recovery_codes_once_for_all() -> None:
    client, _answer = by_mail(a_coordinator())
    page = client.get("/compte/securite/activer/").content.decode()
    assert "<svg" in page and "data:image" not in page and "style=" not in page
    secret = re.findall(r"<code>([A-Z2-7]+)</code>", page)[0]
    assert client.post("/compte/securite/activer/", {"code": "000000"}).status_code == 422
    answer = client.post("/compte/securite/activer/", {"code": code_of(secret)})
    assert answer["Location"] == "/compte/securite/secours/"
    codes = client.get("/compte/securite/secours/")
    assert codes.status_code == 200
    assert len(re.findall(r"<li><code>", codes.content.decode())) == 10
    assert client.get("/association/").status_code == 200


def test_signing_in_then_takes_both_codes() -> None:
    user = a_coordinator(with_app=True)
    client, answer = by_mail(user)
    assert answer["Location"] == "/compte/securite/verifier/"
    assert signed_in_as(client) is None
    assert client.post("/compte/securite/verifier/", {"code": "000000"}).status_code == 422
    assert client.post("/compte/securite/verifier/", {"code": code_of(SECRET)})["Location"] == "/entrer/"
    assert signed_in_as(client) == str(user.pk)
    assert client.get("/association/").status_code == 200


def test_a_recovery_code_serves_once() -> None:
    user = a_coordinator(with_app=True)
    code = user.authenticator_set.get(type="recovery_codes").wrap().get_unused_codes()[0]
    first, _answer = by_mail(user)
    first.post("/compte/securite/verifier/", {"code": code})
    assert signed_in_as(first) == str(user.pk)
    second, _answer = by_mail(user)
    assert second.post("/compte/securite/verifier/", {"code": code}).status_code == 422
    assert signed_in_as(second) is None


def test_who_guesses_the_second_code_is_stopped() -> None:
    user = a_coordinator(with_app=True)
    client, _answer = by_mail(user)
    for _each in range(FACTOR.account):
        client.post("/compte/securite/verifier/", {"code": "000000"})
    stopped = client.post("/compte/securite/verifier/", {"code": code_of(SECRET)})
    assert (stopped.status_code, "Trop d’essais" in stopped.content.decode()) == (429, True)
    assert signed_in_as(client) is None


def test_a_session_opened_otherwise_is_asked_for_the_code_and_led_on() -> None:
    user = a_coordinator(with_app=True)
    client = Client()
    client.force_login(user, backend="premierpas.accounts.backends.ActiveUserBackend")
    asked = client.get("/association/?page=2")
    assert asked["Location"] == "/compte/securite/encore/?next=%2Fassociation%2F%3Fpage%3D2"
    assert client.get(asked["Location"]).status_code == 200
    answer = client.post(asked["Location"], {"code": code_of(SECRET)})
    assert answer["Location"] == "/association/?page=2"
    assert client.get("/association/").status_code == 200


@pytest.mark.parametrize(
    "name",
    ["mfa_view_recovery_codes", "mfa_download_recovery_codes", "mfa_generate_recovery_codes", "mfa_deactivate_totp"],
)
def test_a_session_without_the_second_code_reads_and_changes_nothing_of_it(name: str) -> None:
    user = a_coordinator(with_app=True)
    client = Client()
    client.force_login(user, backend="premierpas.accounts.backends.ActiveUserBackend")
    for answer in (client.get(reverse(name)), client.post(reverse(name))):
        assert answer.status_code in (302, 405)
        assert answer.status_code == 405 or answer["Location"].startswith("/compte/securite/encore/")
    assert user.authenticator_set.count() == 2


def test_setting_it_up_again_does_not_pass_for_having_used_it() -> None:
    user = a_coordinator(with_app=True)
    client = Client()
    client.force_login(user, backend="premierpas.accounts.backends.ActiveUserBackend")
    client.post("/compte/securite/activer/", {"code": code_of(SECRET)})
    assert client.get("/association/")["Location"].startswith("/compte/securite/encore/")


def a_delegate() -> Membership:
    """A teacher to whom the head has delegated the signature, from tomorrow on."""
    classroom = a_classroom()
    teacher, tomorrow = a_teacher(classroom), clock.today() + timedelta(days=1)
    head = a_head_of(classroom.school)
    delegate(classroom.school, to=teacher, first_day=tomorrow, last_day=tomorrow, by=head)
    return teacher


def a_former_delegate() -> Membership:
    """The same, taken back."""
    teacher = a_delegate()
    Delegation.objects.filter(delegate=teacher).update(withdrawn_at=clock.now())
    return teacher


GUARDED = {
    "coordinator": lambda: a_member(Role.COORDINATOR, a_territory()),
    "head_teacher": lambda: a_member(Role.HEAD_TEACHER, a_school()),
    "office": lambda: an_office(a_school()),
    "delegate": a_delegate,
    "signatory": lambda: a_member(Role.COMPANY, a_company(), may_sign=True),
}
OTHERS = {
    "a teacher": lambda: a_teacher(a_classroom()),
    "a delegate of yesterday": a_former_delegate,
    "who doesn't sign": lambda: a_member(Role.COMPANY, a_company(), may_sign=False),
}


@taken_back
@pytest.mark.parametrize("required", [*GUARDED, ""])
@pytest.mark.parametrize("role", GUARDED)
def test_it_is_offered_to_who_signs_or_sees_pupils_and_required_by_role(role: str, required: str, settings) -> None:
    settings.REQUIRE_MFA_ROLES = {required} - {""}
    client, _answer = by_mail(GUARDED[role]().user)
    page = client.get("/compte/")
    if role == required:
        assert page["Location"] == "/compte/securite/activer/"
    else:
        assert "Mettre en place" in page.content.decode()


@taken_back
@pytest.mark.parametrize("who", OTHERS)
def test_others_are_neither_asked_nor_offered(who: str, settings) -> None:
    settings.REQUIRE_MFA_ROLES = set(GUARDED)
    client, _answer = by_mail(OTHERS[who]().user)
    page = client.get("/compte/")
    assert page.status_code == 200 and "Mettre en place" not in page.content.decode()


def enter_again(user: User, client: Client) -> None:
    ask_code(client, user.email)
    give_code(client, last_code(user.email))


@taken_back
@pytest.mark.parametrize("phone", ["", "+33612345678"])
@pytest.mark.parametrize("role", GUARDED)
def test_a_device_never_seen_is_told_by_every_way_but_the_one_that_let_it_in(role: str, phone: str, settings) -> None:
    settings.REQUIRE_MFA_ROLES = set()
    user = GUARDED[role]().user
    User.objects.filter(pk=user.pk).update(phone=phone)
    usual, _answer = by_mail(user)
    usual.post("/deconnexion/")
    enter_again(user, usual)
    assert not Message.objects.filter(notice="accounts.new_device").exists()
    by_mail(user)
    told = Message.objects.filter(notice="accounts.new_device")
    assert set(told.values_list("channel", flat=True)) == {Channel.APP} | ({Channel.SMS} if phone else set())


@taken_back
@pytest.mark.parametrize("who", OTHERS)
def test_others_change_devices_without_a_word(who: str) -> None:
    user = OTHERS[who]().user
    by_mail(user)
    by_mail(user)
    assert not Message.objects.filter(notice="accounts.new_device").exists()


@pytest.mark.parametrize("path", ["", "activer/", "desactiver/", "secours/", "secours/nouveaux/", "encore/"])
def test_its_pages_have_the_houses_frame_and_are_kept_by_no_cache(path: str) -> None:
    user = a_coordinator()
    client, _answer = by_mail(user)
    if path in ("desactiver/", "secours/", "secours/nouveaux/", "encore/", ""):
        page = client.get("/compte/securite/activer/").content.decode()
        secret = re.findall(r"<code>([A-Z2-7]+)</code>", page)[0]
        client.post("/compte/securite/activer/", {"code": code_of(secret)})
    answer = client.get(f"/compte/securite/{path}")
    html = answer.content.decode()
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    assert "Me déconnecter" in html and "Un stage, et après" in html
    assert not re.search(r"style=|<script(?! src)", html)
    assert "placeholder=" not in html.partition("<main")[2]
