"""The company's inbox: only the offer's team, first look without identity, one answer."""

import re
from copy import deepcopy

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from premierpas.applications import actions
from premierpas.applications.enums import ApplicationState as S
from premierpas.applications.models import Application
from premierpas.core.clock import travel
from premierpas.organisations.enums import Role
from tests.begun import begun_once
from tests.factories import a_company, a_member, acting

from .conftest import TODAY
from .situations import a_slot, an_offer, an_old_pupil, in_state, sent

pytestmark = pytest.mark.django_db


sent_once = begun_once(travel(TODAY)(sent))


@pytest.fixture
def application(sent_once: Application) -> Application:
    return deepcopy(sent_once)


def member_of(application: Application) -> Client:
    client = Client()
    client.force_login(application.offer.team.get().membership.user)
    return client


def page_of(application: Application) -> str:
    return reverse("applications:review", args=[application.pk])


def version(client: Client, application: Application) -> str:
    return re.findall(r'name="version" value="(\w+)"', client.get(page_of(application)).content.decode())[0]


def test_opening_it_signed_in_marks_it_read_and_a_head_does_not(november: object, application: Application) -> None:
    client = member_of(application)
    client.head(page_of(application))
    application.refresh_from_db()
    assert application.state == S.SUBMITTED
    client.get(page_of(application))
    application.refresh_from_db()
    assert application.state == S.READ
    assert application.read_by == application.offer.team.get().membership.user.name


@pytest.mark.parametrize(
    ("answer", "state"), [("accept", S.ACCEPTED), ("more_time", S.UNDER_REVIEW), ("reject", S.REJECTED)]
)
def test_an_answer_from_the_inbox(november: object, answer: str, state: S, application: Application) -> None:
    client = member_of(application)
    words = {"reason": "full", "kind_words": "Nous sommes complets, bonne recherche."}
    client.post(page_of(application), {"answer": answer, "version": version(client, application), **words})
    application.refresh_from_db()
    assert application.state == state


def test_a_no_without_a_sentence_keeps_what_was_typed(november: object, application: Application) -> None:
    client = member_of(application)
    sent_form = {"answer": "reject", "version": version(client, application), "reason": "tutor_away", "kind_words": ""}
    html = client.post(page_of(application), sent_form).content.decode()
    application.refresh_from_db()
    assert application.state == S.READ
    assert re.search(r'value="tutor_away"[^>]*checked', html)


def test_an_answer_to_a_page_that_has_changed_is_not_taken(november: object, application: Application) -> None:
    client = member_of(application)
    old = version(client, application)
    actions.withdraw(application, by=acting(application.pupil))
    actions.restore(application, by=acting(application.pupil))
    Application.objects.filter(pk=application.pk).update(letter="Une autre lettre.")
    client.post(page_of(application), {"answer": "accept", "version": old})
    application.refresh_from_db()
    assert application.state == S.SUBMITTED


def test_the_whole_team_and_nobody_else_sees_it(november: object, application: Application) -> None:
    company = application.offer.company
    outside_team = a_member(Role.COMPANY, company)
    other_company = a_member(Role.COMPANY, a_company())
    for person, status in ((outside_team.user, 403), (other_company.user, 403), (application.pupil.user, 403)):
        client = Client()
        client.force_login(person)
        for name in ("review", "letter_file", "cv_file"):
            assert client.get(reverse(f"applications:{name}", args=[application.pk])).status_code == status
        assert client.post(page_of(application), {"answer": "accept"}).status_code == status
    client = Client()
    client.force_login(outside_team.user)
    assert "Élève I." not in client.get(reverse("applications:inbox")).content.decode()


def test_a_draft_is_nobodys_business(november: object) -> None:
    draft = in_state(S.DRAFT)
    assert member_of(draft).get(page_of(draft)).status_code == 403


def test_who_comes_is_shown_once_confirmed_and_no_longer_after_the_end(november: object) -> None:
    application = in_state(S.ACCEPTED)
    client = member_of(application)
    assert "Benali" not in client.get(page_of(application)).content.decode()
    actions.confirm_place(application, by=acting(application.pupil))
    assert "Inès Benali" in client.get(page_of(application)).content.decode()
    actions.withdraw(application, by=acting(application.pupil), reason="déménagement")
    assert "Benali" not in client.get(page_of(application)).content.decode()


def test_a_late_yes_that_fails_says_why(november: object) -> None:
    slot = a_slot()
    refused = in_state(S.REJECTED, slot=slot)
    in_state(S.ACCEPTED, slot=slot)
    client = member_of(refused)
    response = client.post(page_of(refused), {"answer": "accept", "version": version(client, refused)}, follow=True)
    assert "plus de place libre" in response.content.decode()


def test_the_inbox_takes_the_same_queries_for_two_and_for_ten(november: object) -> None:
    slot = a_slot(an_offer(places=2))
    first = sent(slot=slot)
    client = member_of(first)
    client.get(page_of(first))
    counts = []
    for count in (1, 8):
        for _each in range(count):
            sent(an_old_pupil(), slot)
        with CaptureQueriesContext(connection) as queries:
            client.get(page_of(first))
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 22
