"""The demo world's events have a life at their doors."""

import random
from datetime import timedelta

import pytest

from premierpas.core import clock
from premierpas.core.clock import travel
from premierpas.demo.world.doors import open_doors
from premierpas.entrance.models import Consent, Passage
from premierpas.entrance.tests.situations import a_class_that_comes, a_visit
from tests.factories import a_classroom

pytestmark = pytest.mark.django_db


def test_those_ahead_are_answered_for_and_at_those_behind_people_went_in_and_out():
    classroom = a_classroom()
    with travel(clock.now() - timedelta(days=60)):
        past = a_visit(classroom)
        a_class_that_comes(past, classroom, 5)
    ahead = a_visit(classroom)
    a_class_that_comes(ahead, classroom, 5)
    open_doors(random.Random(2026))
    assert (
        past.participants.filter(came_at__lt=past.start).count() * 2 == Passage.objects.filter(event=past).count() > 0
    )
    assert (
        Consent.objects.filter(participant__event=ahead).exists() and not Passage.objects.filter(event=ahead).exists()
    )
