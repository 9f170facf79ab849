"""Answering by the link in the e-mail, without an account."""

import re
from copy import deepcopy

import pytest
from django.test import Client

from premierpas.accounts.links import Link
from premierpas.applications import actions
from premierpas.applications.enums import ApplicationState as S
from premierpas.applications.models import Application
from premierpas.core import clock
from premierpas.core.clock import travel
from premierpas.core.outbox.models import Message
from premierpas.organisations.enums import Role
from tests.begun import begun_once
from tests.factories import a_member, acting

from .conftest import TODAY
from .situations import a_slot, an_offer, sent

pytestmark = pytest.mark.django_db


sent_once = begun_once(travel(TODAY)(sent))


@pytest.fixture
def application(sent_once: Application) -> Application:
    return deepcopy(sent_once)


def link_of(application: Application) -> Link:
    message = Message.objects.filter(notice="applications.received", channel="email").latest("pk")
    link = Link.objects.get(pk=message.link.removeprefix("link:"))
    assert link.subject_id == application.pk
    return link


def form_of(address: str, **answers: str) -> dict[str, str]:
    html = Client().get(address).content.decode()
    version = re.findall(r'name="version" value="(\w+)"', html)[0]
    return {"version": version, "name": "Fatou Diallo", **answers}


def test_a_scanner_that_opens_it_twenty_times_changes_nothing(november: object, application: Application) -> None:
    link = link_of(application)
    for _each in range(20):
        assert Client().get(link.address).status_code == 200
        assert Client().head(link.address).status_code == 200
    application.refresh_from_db()
    link.refresh_from_db()
    assert (application.state, link.used_at) == (S.SUBMITTED, None)


def test_a_scanner_that_submits_the_form_as_it_stands_changes_nothing(
    november: object, application: Application
) -> None:
    link = link_of(application)
    form = form_of(link.address, name="", answer="accept")
    assert Client().post(link.address, form).status_code == 200
    assert Client().post(link.address, form | {"name": "Fatou", "answer": ""}).status_code == 200
    application.refresh_from_db()
    assert application.state == S.SUBMITTED


def test_a_yes_holds_the_seat_and_says_nothing_of_who_comes(november: object, application: Application) -> None:
    link = link_of(application)
    html = Client().post(link.address, form_of(link.address, answer="accept")).content.decode()
    application.refresh_from_db()
    assert (application.state, application.answered_by) == (S.ACCEPTED, "Fatou Diallo")
    assert "Merci" in html and "Benali" not in html and "Inès" not in html
    assert "Merci" in Client().get(link.address).content.decode()


def test_a_no_needs_a_reason_and_a_sentence(november: object, application: Application) -> None:
    link = link_of(application)
    html = Client().post(link.address, form_of(link.address, answer="reject")).content.decode()
    assert "Choisissez une raison" in html and 'value="Fatou Diallo"' in html
    words = {"answer": "reject", "reason": "full", "kind_words": "Courage !"}
    Client().post(link.address, form_of(link.address, **words))
    application.refresh_from_db()
    assert (application.state, application.kind_words) == (S.REJECTED, "Courage !")


def test_more_time_brings_a_new_link(november: object, application: Application) -> None:
    link = link_of(application)
    Client().post(link.address, form_of(link.address, answer="more_time"))
    application.refresh_from_db()
    assert application.state == S.UNDER_REVIEW
    newer = Message.objects.get(notice="applications.more_time_given", channel="email")
    fresh = Link.objects.get(pk=newer.link.removeprefix("link:"))
    html = Client().get(fresh.address).content.decode()
    assert "Accueillir cet élève" in html and "15 jours de plus" not in html


def test_a_text_that_changed_cannot_be_answered_unseen(november: object, application: Application) -> None:
    link = link_of(application)
    form = form_of(link.address, answer="accept")
    Application.objects.filter(pk=application.pk).update(letter="Une autre lettre.")
    html = Client().post(link.address, form).content.decode()
    application.refresh_from_db()
    assert "a changé" in html and application.state == S.SUBMITTED


def test_each_colleague_has_a_link_and_the_second_sees_the_result(november: object) -> None:
    offer = an_offer()
    colleague = a_member(Role.COMPANY, offer.company)
    offer.team.create(membership=colleague)
    application = sent(slot=a_slot(offer))
    links = list(Link.objects.filter(purpose="applications.answer", subject_id=application.pk))
    assert len(links) == 2
    Client().post(links[0].address, form_of(links[0].address, answer="accept"))
    assert "place est réservée" in Client().get(links[1].address).content.decode()


def test_a_colleague_who_left_cannot_answer_any_more(november: object, application: Application) -> None:
    link = link_of(application)
    offer = application.offer
    leaving = offer.team.get().membership
    offer.team.create(membership=a_member(Role.COMPANY, offer.company))
    form = form_of(link.address, answer="accept")
    leaving.until = clock.now()
    leaving.save(update_fields=["until"])
    Client().post(link.address, form)
    application.refresh_from_db()
    assert application.state == S.SUBMITTED


def test_an_answer_after_the_withdrawal_shows_that_it_is_closed(november: object, application: Application) -> None:
    link = link_of(application)
    form = form_of(link.address, answer="accept")
    actions.withdraw(application, by=acting(application.pupil))
    assert "close" in Client().post(link.address, form).content.decode()
