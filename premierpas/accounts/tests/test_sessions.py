"""Devices: how long they stay signed in, how they are seen and ended."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from premierpas.accounts.models import Attempt, User, UserSession
from premierpas.accounts.session_store import row_of
from premierpas.accounts.sessions import REMEMBERED_SECONDS
from premierpas.accounts.tasks import forget_what_ran_out
from premierpas.core import clock
from premierpas.core.clock import travel
from premierpas.organisations.enums import Role
from tests.factories import a_classroom, a_company, a_member, a_school, a_teacher, a_user

from .situations import a_pupil_account, ask_code, give_code, last_code, signed_in_as, with_card

pytestmark = pytest.mark.django_db
WORDS = "tambour renard prune"
PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36"
SCHOOL = "Mozilla/5.0 (Windows NT 10.0; rv:127.0) Gecko/20100101 Firefox/127.0"


def signed_in(agent: str = SCHOOL, **more: str) -> Client:
    client = Client(HTTP_USER_AGENT=agent)
    with_card(client, "ines.27", WORDS, **more)
    return client


@pytest.fixture
def pupil() -> User:
    return a_pupil_account()[0]


def test_the_session_ends_with_the_browser_unless_it_is_ones_own_phone(pupil: User) -> None:
    assert signed_in().cookies["sessionid"]["max-age"] == ""
    own = signed_in(PHONE, on_this_device="on")
    assert own.cookies["sessionid"]["max-age"] == REMEMBERED_SECONDS


@pytest.mark.parametrize(("ticked", "lasts"), [({"mail-on_this_device": "on"}, REMEMBERED_SECONDS), ({}, "")])
def test_a_code_keeps_what_was_ticked_before(ticked: dict[str, str], lasts: object) -> None:
    user, client = a_user(), Client()
    ask_code(client, user.email, **ticked)
    give_code(client, last_code(user.email))
    assert client.cookies["sessionid"]["max-age"] == lasts


def test_the_account_shows_who_one_is_and_ones_devices(pupil: User) -> None:
    here = signed_in(PHONE)
    signed_in(SCHOOL)
    html = here.get("/compte/").content.decode()
    assert "ines.27" in html
    assert "Chrome, Android" in html and "Firefox, Windows" in html
    assert html.count("cet appareil</span>") == 1


def test_one_device_is_ended_from_another(pupil: User) -> None:
    here, lost = signed_in(PHONE), signed_in(SCHOOL)
    row = UserSession.objects.get(device="Firefox, Windows")
    here.post("/compte/", {"session": str(row.pk)})
    assert (signed_in_as(here), signed_in_as(lost)) == (str(pupil.pk), None)
    assert lost.get("/compte/").status_code == 302


def test_all_others_are_ended_at_once(pupil: User) -> None:
    here, others = signed_in(PHONE), [signed_in() for _each in range(3)]
    here.post("/compte/", {"session": "others"})
    assert signed_in_as(here) == str(pupil.pk)
    assert [signed_in_as(other) for other in others] == [None] * 3


def test_nobody_ends_another_persons_device(pupil: User) -> None:
    here = signed_in()
    a_pupil_account("adam.12", ["pomme", "canard", "lune"])
    stranger = Client()
    with_card(stranger, "adam.12", "pomme canard lune")
    stranger.post("/compte/", {"session": str(UserSession.objects.get(user=pupil).pk)})
    assert signed_in_as(here) == str(pupil.pk)


@pytest.mark.parametrize("wanted", ["", "abc", "-1", "9" * 40, "²", "0"])
def test_an_unknown_device_is_no_error(pupil: User, wanted: str) -> None:
    here = signed_in()
    assert here.post("/compte/", {"session": wanted}).status_code == 302
    assert signed_in_as(here) == str(pupil.pk)


def test_a_page_within_five_minutes_writes_nothing(pupil: User) -> None:
    here = signed_in()
    with CaptureQueriesContext(connection) as queries:
        here.get("/compte/")
    assert not [query["sql"] for query in queries if query["sql"].startswith(("INSERT", "UPDATE", "DELETE"))]


def test_a_page_after_five_minutes_is_seen(pupil: User) -> None:
    here = signed_in()
    later = clock.now() + timedelta(minutes=6)
    with travel(later):
        here.get("/compte/")
    assert UserSession.objects.get().seen_at == later


def test_signing_out_forgets_the_device(pupil: User) -> None:
    here = signed_in()
    here.post("/deconnexion/")
    assert not UserSession.objects.exists()


def test_nightly_care_forgets_what_is_over_and_keeps_what_is_not(pupil: User) -> None:
    here, over = signed_in(), signed_in(PHONE)
    Session.objects.filter(pk=row_of(over.cookies["sessionid"].value)).update(
        expire_date=clock.now() - timedelta(hours=1)
    )
    Attempt.objects.create(bucket="old", window=clock.now() - timedelta(days=2))
    Attempt.objects.create(bucket="new", window=clock.now())
    assert forget_what_ran_out() == 1
    assert signed_in_as(here) == str(pupil.pk)
    assert UserSession.objects.get().device == "Firefox, Windows"
    assert list(Attempt.objects.filter(bucket__in=["old", "new"]).values_list("bucket", flat=True)) == ["new"]


def test_a_person_of_two_capacities_chooses_one_and_none_of_others() -> None:
    school = a_school()
    teacher = a_teacher(a_classroom(school))
    host = a_member(Role.COMPANY, a_company(), teacher.user)
    of_another = a_member(Role.HEAD_TEACHER, school)
    client = Client()
    client.force_login(teacher.user, backend="premierpas.accounts.backends.ActiveUserBackend")
    assert "Prendre ce rôle" in client.get("/compte/").content.decode()
    client.post("/compte/role/", {"capacity": f"membership:{host.pk}"})
    assert client.get("/compte/").wsgi_request.viewer.capacity.key == f"membership:{host.pk}"
    client.post("/compte/role/", {"capacity": f"membership:{of_another.pk}"})
    assert client.get("/compte/").wsgi_request.viewer.capacity.key == f"membership:{host.pk}"
