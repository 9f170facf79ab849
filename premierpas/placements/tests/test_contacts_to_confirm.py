"""A contact that a class list brought isn't used before the school has confirmed it."""

from datetime import timedelta

import pytest

from premierpas.core import clock
from premierpas.core.clock import travel
from premierpas.core.outbox.models import Message
from premierpas.organisations.models import School
from premierpas.people.actions import confirm_guardians
from premierpas.people.models import Guardian
from premierpas.placements import tasks
from premierpas.placements.actions.week import report_absence
from premierpas.placements.errors import Incomplete
from premierpas.placements.models import Party
from premierpas.placements.terms.prefill import guardians_of
from tests.factories import a_head_of

from .agreements import a_draft, in_signature, signed, the_host

pytestmark = pytest.mark.django_db


def test_no_signature_is_asked_of_a_contact_to_confirm_and_the_school_is_told_why():
    draft = a_draft()
    Guardian.objects.update(confirmed_at=None)
    assert guardians_of(draft.placement) == []
    with pytest.raises(Incomplete, match="confirmez-le"):
        in_signature(draft)
    assert not Message.objects.filter(notice="placements.family").exists()


def test_a_confirmed_contact_is_asked():
    draft = a_draft()
    Guardian.objects.update(confirmed_at=None)
    assert confirm_guardians(Guardian.objects.all(), by=a_head_of(School.objects.get())) == 1
    assert in_signature(draft).signatories.get(party=Party.GUARDIAN).reachable


def test_an_absence_is_not_told_to_a_contact_to_confirm():
    placement = signed().placement
    Guardian.objects.update(confirmed_at=None)
    with travel(placement.first_day + timedelta(days=2)):
        tasks.run_states()
        placement.refresh_from_db()
        report_absence(placement, day=clock.today(), note="", by=the_host(placement))
    assert not Message.objects.filter(notice="placements.absent_family").exists()
