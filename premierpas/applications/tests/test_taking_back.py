"""A company that says yes, looks and takes its yes back, again and again, is known to its coordinator."""

from datetime import UTC, datetime, timedelta

import pytest

from premierpas.accounts.tests.situations import all_at_once
from premierpas.applications import actions
from premierpas.applications.enums import ApplicationState as S
from premierpas.core.clock import travel
from premierpas.core.outbox.models import Channel, Message
from premierpas.organisations.enums import Role
from tests.factories import a_host_of, a_member

from .situations import LATER, PROGRAMME, a_slot, an_offer, in_state

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november")]
MONDAY = datetime(2026, 11, 16, 11, tzinfo=UTC)


def accepted(offer, number=3, state=S.ACCEPTED):
    return [in_state(state, slot=a_slot(offer, LATER)) for _each in range(number)]


def take_back(application, at=MONDAY, by=None):
    with travel(at):
        actions.cancel_by_company(application, by=by or a_host_of(application), reason="travaux")


def told(member):
    return Message.objects.filter(notice="applications.taken_back", user=member.user, channel=Channel.APP)


@pytest.fixture
def offer():
    return an_offer(places=6)


@pytest.fixture
def coordinator(offer):
    return a_member(Role.COORDINATOR, offer.territory)


def test_the_second_within_a_week_is_told_once_without_a_word_of_the_pupil(offer, coordinator):
    applications = accepted(offer)
    counts = []
    for day, application in enumerate(applications):
        take_back(application, MONDAY + timedelta(days=day))
        counts.append(told(coordinator).count())
    assert counts == [0, 1, 1]
    message = told(coordinator).get()
    assert offer.company.name in message.body and "travaux" in message.body
    pupil = applications[0].pupil
    assert pupil.first_name not in message.body + message.subject and pupil.last_name not in message.body


def test_two_that_lie_more_than_a_week_apart_are_none_of_its_business(offer, coordinator):
    first, second, _third = accepted(offer)
    take_back(first)
    take_back(second, MONDAY + timedelta(days=7))
    assert not told(coordinator).exists()


def test_what_was_never_accepted_or_ends_with_its_offer_does_not_count(offer, coordinator):
    first, second, third = accepted(offer)
    waiting = in_state(S.SUBMITTED, slot=a_slot(offer, LATER))
    take_back(first)
    take_back(second, by=PROGRAMME)
    take_back(waiting, by=PROGRAMME)
    assert not told(coordinator).exists()
    take_back(third)
    assert told(coordinator).count() == 1


@pytest.mark.django_db(transaction=True)
@pytest.mark.concurrency
def test_two_taken_back_at_once_are_told_once():
    offer = an_offer(places=6)
    coordinator = a_member(Role.COORDINATOR, offer.territory)
    applications = accepted(offer, 2)
    hosts = [a_host_of(each) for each in applications]
    pairs = list(zip(applications, hosts, strict=True))
    all_at_once([lambda pair=pair: take_back(pair[0], by=pair[1]) for pair in pairs])
    assert told(coordinator).count() == 1
