"""Pupils whose week is over."""

from datetime import timedelta

from psycopg.types.multirange import Multirange
from psycopg.types.range import Range

from premierpas.core import clock
from premierpas.people.models import Pupil
from premierpas.placements.models import Placement, PlacementState

MARKS = {"confident": 2, "speaks": 1, "knows": 2, "imagines": 2, "plans": 1}
HIGHER = {"confident": 3, "speaks": 3, "knows": 4, "imagines": 2, "plans": 2}


def a_lived_week(pupil: Pupil, *, days_ago: int = 10, state: str = PlacementState.COMPLETED) -> Placement:
    """Five days at a bakery that were lived to their end; nobody of the house has signed anything for it."""
    first = clock.today() - timedelta(days=days_ago + 4)
    placement = Placement.objects.create(
        pupil=pupil, enrolment=pupil.enrolments.get(left_on=None), host_name="Boulangerie Martin",
        days=Multirange([Range(first, first + timedelta(days=5))]), first_day=first, last_day=first + timedelta(days=4),
    )  # fmt: skip
    for each in dict.fromkeys((PlacementState.ONGOING, state)):
        placement.state = each
        placement.save(update_fields=["state"])
    return placement
