"""Weeks at the stage that a test needs."""

from premierpas.placements import tasks
from premierpas.placements.models import Placement
from premierpas.placements.tests.agreements import signed


def a_signed_week() -> Placement:
    """A placement to come, signed by all."""
    return signed().placement


def moved_on(placement: Placement) -> Placement:
    """The same after the night's task."""
    tasks.run_states()
    placement.refresh_from_db()
    return placement
