"""A session and its person are read in one question; who is signed in says the session's data alone."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from premierpas.accounts.models import User, UserSession
from premierpas.accounts.session_store import row_of
from tests.clients import signed_in
from tests.factories import a_user

from .situations import signed_in_as

pytestmark = pytest.mark.django_db
PAGE = "/compte/"


@pytest.fixture
def person() -> User:
    return a_user()


@pytest.fixture
def browser(person: User) -> Client:
    """Of somebody who has opened a page already."""
    client = signed_in(person)
    assert client.get(PAGE).status_code == 200
    return client


def row_behind(client: Client) -> str:
    return row_of(client.cookies["sessionid"].value)


def asked_about_who_it_is(client: Client) -> list[str]:
    with CaptureQueriesContext(connection) as captured:
        client.get(PAGE)
    starts = ('SELECT "django_session"', 'SELECT "accounts_user"."id"')
    return [each["sql"] for each in captured if each["sql"].startswith(starts)]


def test_it_is_one_question_once_the_device_is_known(browser: Client) -> None:
    (asked,) = asked_about_who_it_is(browser)
    assert "django_session" in asked and "accounts_usersession" in asked


def test_a_device_that_nobody_has_noted_is_asked_for_apart(person: User) -> None:
    assert len(asked_about_who_it_is(signed_in(person))) > 1


def test_a_session_that_has_run_out_is_over(browser: Client) -> None:
    session = Session.objects.get(pk=row_behind(browser))
    Session.objects.update(expire_date=session.expire_date - timedelta(days=400))
    assert browser.get(PAGE).status_code == 302


def test_a_session_without_its_row_is_over_though_the_device_is_still_noted(browser: Client) -> None:
    Session.objects.filter(pk=row_behind(browser)).delete()
    assert UserSession.objects.filter(row=row_behind(browser)).exists()
    assert browser.get(PAGE).status_code == 302


def test_whoever_may_not_sign_in_any_more_is_out_at_once(person: User, browser: Client) -> None:
    User.objects.filter(pk=person.pk).update(is_active=False)
    assert browser.get(PAGE).status_code == 302


def test_whose_device_a_row_says_it_is_signs_nobody_in(person: User, browser: Client) -> None:
    UserSession.objects.filter(row=row_behind(browser)).update(user=a_user())
    assert browser.get(PAGE).status_code == 200
    assert signed_in_as(browser) == str(person.pk)
    shown = browser.get(PAGE).content.decode()
    assert person.email in shown


def test_what_was_read_counts_for_one_request_only(person: User, browser: Client) -> None:
    browser.get("/")
    User.objects.filter(pk=person.pk).update(name="Camille Autrement")
    assert "Camille Autrement" in browser.get(PAGE).content.decode()
    User.objects.filter(pk=person.pk).update(is_active=False)
    assert browser.get(PAGE).status_code == 302
