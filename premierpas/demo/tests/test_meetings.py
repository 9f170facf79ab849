"""The pairs of the demo world have met since they began: kept, missed, due and ahead."""

import random
from datetime import timedelta

import pytest

from premierpas.core import clock
from premierpas.core.clock import travel
from premierpas.demo.world.meetings import hold_meetings
from premierpas.meetings.models import Meeting, SharedNote, Slot, Step
from premierpas.meetings.tests.situations import a_scene
from tests.factories import acting

pytestmark = pytest.mark.django_db


def test_pairs_have_met_since_they_began(django_assert_max_num_queries):
    with travel(clock.now() - timedelta(days=70)):
        scene = a_scene()
        assert scene.friend.pk
    with django_assert_max_num_queries(140):
        hold_meetings(random.Random(2026), clock.today(), acting(scene.coordinator))
    states = set(Meeting.objects.values_list("state", flat=True))
    assert {"held", "planned"} <= states and Meeting.objects.count() > 12
    assert SharedNote.objects.exists() and Slot.objects.exists() and Step.objects.filter(done_at=None).exists()
    days = [*Meeting.objects.values_list("start", flat=True), *Slot.objects.values_list("start", flat=True)]
    assert {day.astimezone(clock.PARIS).weekday() for day in days} <= set(range(5))
