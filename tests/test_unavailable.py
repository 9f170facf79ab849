"""Without its database, or with a full disk, the site says so (503) and gives back what was typed: never a 500."""

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import OperationalError, connection
from django.test import Client
from django.urls import reverse

from tests.access import World
from tests.clients import signed_in
from tests.page_forms import forms_of

from .test_access_matrix import KNOWN, Route, address_of

pytestmark = pytest.mark.usefixtures("documents_set_once")
WORDS = 'Ma lettre, "avec" <b>tout</b>\n& deux lignes'


def away(execute: Any, sql: str, *more: Any) -> Any:
    raise OperationalError("connection to server failed: Connection refused")


def full(execute: Any, sql: str, *more: Any) -> Any:
    if sql.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE")):
        raise OperationalError("could not extend file") from psycopg.errors.DiskFull("could not extend file")
    return execute(sql, *more)


@contextmanager
def failing(fault: Callable[..., Any]) -> Iterator[None]:
    with connection.execute_wrapper(fault):
        yield


def browser_of(world: World, role: str) -> Client:
    person = world.people[role]
    client = signed_in(person.user, person.capacity) if person else Client()
    client.raise_request_exception = False
    return client


def role_for(route: Route) -> str:
    return next(iter(sorted(route.roles - {"nobody"})), "coordinator")


@pytest.mark.parametrize("method", ["get", "post"])
def test_no_screen_answers_500_while_the_database_is_away_and_each_gives_back_what_was_sent(method: str, world: World):
    sent = {"un_texte": WORDS} if method == "post" else {}
    browsers = {role_for(route): browser_of(world, role_for(route)) for route in KNOWN}
    wrong = {}
    with failing(away):
        for route in KNOWN:
            answer = getattr(browsers[role_for(route)], method)(address_of(route, world), sent)
            if answer.status_code < 500:
                continue
            kept = [form.values for form in forms_of(answer.content.decode()) if "un_texte" in form.values]
            if answer.status_code == 503 and answer.get("Retry-After") and bool(kept) == bool(sent):
                continue
            if "health" not in address_of(route, world):  # they tell programs, in their own way
                wrong[route.name] = answer.status_code
    assert wrong == {}


TYPED = {
    "a pupil tells of a problem": ("pupil", "messaging:report_problem", {"worry": "other", "text": WORDS}),
    "a pupil signs in": ("nobody", "accounts:sign_in", {"door": "card", "username": "a b", "passphrase": WORDS}),
    "a head invites": ("head", "organisations:staff", {"name": WORDS}),
}


@pytest.mark.parametrize("fault", [away, full], ids=["away", "full"])
@pytest.mark.parametrize("what", TYPED)
def test_what_was_typed_is_kept_whole_and_sent_again_to_the_same_address(what: str, fault: Any, world: World):
    role, name, typed = TYPED[what]
    if fault is full and what != "a pupil tells of a problem":
        pytest.skip("refused before anything is written")
    browser, address = browser_of(world, role), f"{reverse(name)}?page=x"
    key = [form.values["once"] for form in forms_of(browser.get(address).content.decode()) if "once" in form.values]
    sent = {**typed, **({"once": key[0]} if key else {})}
    with failing(fault):
        answer = browser.post(address, sent)
    page = answer.content.decode()
    assert (answer.status_code, answer["Cache-Control"]) == (503, "no-store, private")
    assert int(answer["Retry-After"]) > 0 and "<b>tout" not in page
    (form,) = forms_of(page)
    assert form.action == address
    assert form.values == {name: value if isinstance(value, list) else [value] for name, value in sent.items()}
    assert "sessionid" not in answer.cookies, "the session goes on when the database is back"


def test_the_page_sends_what_it_kept_once_the_database_is_back(world: World):
    browser, address = browser_of(world, "pupil"), reverse("messaging:report_problem")
    (form, *_more) = [each for each in forms_of(browser.get(address).content.decode()) if "once" in each.values]
    with failing(away):
        kept = forms_of(browser.post(address, {**form.values, "worry": "violence", "text": WORDS}).content.decode())[0]
    assert browser.post(address, kept.values)["Location"] == reverse("messaging:reported")


def test_a_page_made_elsewhere_gets_no_token_from_it(world: World):
    browser = Client(enforce_csrf_checks=True, raise_request_exception=False)
    with failing(away):
        page = browser.post(reverse("accounts:sign_in"), {"door": "card"}).content.decode()
    with_token = [form for form in forms_of(page) if "csrfmiddlewaretoken" in form.values]
    assert {form.action for form in with_token} <= {reverse("accounts:choose_language")}, "the footer's, on every page"
    assert not any("door" in form.values for form in with_token)


def test_a_full_disk_under_the_files_is_told_with_the_files_to_choose_again(world: World, monkeypatch):
    def no_space(*_args: Any, **_more: Any) -> str:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("premierpas.messaging.views.once", no_space)
    monkeypatch.setattr(FileSystemStorage, "_save", no_space)
    browser, address = browser_of(world, "pupil"), reverse("messaging:report_problem")
    (form, *_more) = [each for each in forms_of(browser.get(address).content.decode()) if "once" in each.values]
    photo = SimpleUploadedFile("photo du mur.png", b"x")
    answer = browser.post(address, {**form.values, "worry": "other", "text": WORDS, "picture": photo})
    assert answer.status_code == 503 and "photo du mur.png" in answer.content.decode()


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_the_server_ends_in_the_middle_is_one_such_case():
    def killed(execute: Any, sql: str, *more: Any) -> Any:
        if "accounts_attempt" in sql:
            words = connection.get_connection_params()
            words = {name: words[name] for name in ("dbname", "user", "password", "host", "port") if name in words}
            with psycopg.connect(**words, autocommit=True) as other:
                other.execute("SELECT pg_terminate_backend(%s)", [connection.connection.info.backend_pid])
        return execute(sql, *more)

    browser, words = Client(raise_request_exception=False), {"door": "card", "username": "a", "passphrase": "b c d"}
    with failing(killed):
        assert browser.post(reverse("accounts:sign_in"), words).status_code == 503
    assert browser.post(reverse("accounts:sign_in"), words).status_code == 422
