"""Before the first day: reminders at 14, 7, 3 and 1 days, each once; bounced contacts; addresses cut after 90 days."""

from copy import deepcopy
from datetime import date, timedelta

import pytest
from django.urls import reverse

from premierpas.core import clock
from premierpas.core.actors import Actor
from premierpas.core.clock import travel
from premierpas.core.outbox.models import Delivery, Message
from premierpas.organisations.enums import Role
from premierpas.placements.actions.shortening import shorten_addresses
from premierpas.placements.models import Agreement, Party, Signature
from premierpas.placements.queries import lacking_by_class, newest
from premierpas.placements.tasks import run_warnings
from premierpas.placements.telling.warning import due
from tests.begun import begun_once
from tests.clients import signed_in_as
from tests.factories import a_member, a_teacher

from .agreements import in_signature, signed, signed_by

pytestmark = pytest.mark.django_db


asked = begun_once(in_signature)


@pytest.fixture
def agreement(asked: Agreement) -> Agreement:
    return deepcopy(asked)


@pytest.mark.parametrize(("left", "stage"), [(15, 0), (14, 14), (8, 14), (7, 7), (4, 7), (3, 3), (2, 3), (1, 1)])
def test_the_most_urgent_warning_whose_day_has_come_is_due(left: int, stage: int):
    assert due(left) == stage


def before(agreement: Agreement, days: int) -> date:
    return agreement.placement.first_day - timedelta(days=days)


def told(notice: str) -> int:
    return Message.objects.filter(notice=f"placements.{notice}").count()


def test_each_warning_is_sent_once_and_missed_days_are_caught_up_by_the_most_urgent(agreement: Agreement):
    counts = []
    for days in (20, 14, 13, 2, 1, 1):
        with travel(before(agreement, days)):
            counts.append(run_warnings()["warned"])
    assert counts == [0, 1, 0, 1, 1, 0]


def test_those_who_are_missing_are_reminded_and_those_who_have_signed_are_left_alone(agreement: Agreement):
    signed_by(agreement, Party.PUPIL)
    asked = told("sign_pupil")
    families = told("family")
    with travel(before(agreement, 7)):
        run_warnings()
    assert told("sign_pupil") == asked
    assert told("family") == families + 1
    assert told("missing") > 0


def test_a_signed_agreement_warns_nobody(agreement: Agreement):
    agreement = signed(agreement)
    with travel(before(agreement, 3)):
        assert run_warnings() == {"warned": 0, "failed": 0}


def test_a_bounced_address_is_shown_to_the_school_that_can_correct_it(agreement: Agreement):
    teacher = a_teacher(agreement.placement.enrolment.classroom, referent=False)
    Message.objects.filter(notice="placements.family").update(state=Delivery.BOUNCED)
    html = signed_in_as(teacher).get(reverse("placements:school_agreement", args=[agreement.pk])).content.decode()
    assert "Le numéro a refusé le SMS" in html


@pytest.mark.parametrize(
    ("address", "network"),
    [("192.0.2.57", "192.0.2.0"), ("2001:db8:1:2:3::9", "2001:db8:1::"), ("192.0.2.0", "192.0.2.0")],
)
def test_an_address_is_cut_to_its_network(address: str, network: str, agreement: Agreement):
    signed(agreement)
    Signature.objects.update(address=address)
    with travel(clock.now() + timedelta(days=91)):
        shorten_addresses(by=Actor.task("tests"))
    assert set(Signature.objects.values_list("address", flat=True)) == {network}


def test_addresses_are_cut_after_ninety_days_and_the_chain_stays_whole(agreement: Agreement):
    from premierpas.placements.evidence.verifying import problems

    signed(agreement)
    Signature.objects.update(address="192.0.2.57")
    with travel(clock.now() + timedelta(days=89)):
        assert shorten_addresses(by=Actor.task("tests")) == 0
    with travel(clock.now() + timedelta(days=91)):
        assert shorten_addresses(by=Actor.task("tests")) == 4
        assert shorten_addresses(by=Actor.task("tests")) == 0
    assert list(problems()) == []


def test_school_and_territory_read_what_each_class_lacks_in_one_query(django_assert_num_queries, agreement: Agreement):
    classroom = agreement.placement.enrolment.classroom
    head = classroom.school.memberships.get(role=Role.HEAD_TEACHER)
    coordinator = a_member(Role.COORDINATOR, classroom.school.territory)
    pages = [(head, "school_list"), (coordinator, "territory_list")]
    for who, name in pages:
        assert (
            "Ce qui manque, classe par classe" in signed_in_as(who).get(reverse(f"placements:{name}")).content.decode()
        )
    with django_assert_num_queries(1):
        (row,) = lacking_by_class(newest(Agreement.objects.all()), most=10)
    assert (row.name, row.signing, row.signed) == (classroom.name, 1, 0)
    assert row.first_day == agreement.placement.first_day
    signed(agreement)
    assert lacking_by_class(newest(Agreement.objects.all()), most=10) == []
    for who, name in pages:
        assert "classe par classe" not in signed_in_as(who).get(reverse(f"placements:{name}")).content.decode()
