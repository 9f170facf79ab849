"""Pupils whose week is over."""

from datetime import timedelta

from psycopg.types.multirange import Multirange
from psycopg.types.range import Range

from premierpas.afterwards.actions import ask_follow_up, leave_address
from premierpas.afterwards.models import Alumnus, FollowUp
from premierpas.core import clock
from premierpas.core.actors import Actor
from premierpas.people.models import Pupil
from premierpas.placements.models import Placement, PlacementState
from tests.factories import a_pupil, acting

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


def an_alumnus(pupil: Pupil | None = None, *, email: str = "ines@exemple.test") -> Alumnus:
    """A pupil of fifteen and more who has left an address after the week."""
    pupil = pupil or a_pupil()
    Pupil.objects.filter(pk=pupil.pk).update(birth_date=clock.today() - timedelta(days=16 * 365))
    pupil.refresh_from_db()
    if not pupil.placements.exists():
        a_lived_week(pupil)
    year = pupil.enrolments.select_related("classroom__school", "pupil").get(left_on=None)
    return leave_address(year, email=email, by=acting(pupil))


def run_follow_ups_for(alumnus: Alumnus) -> FollowUp:
    """The first form is sent today."""
    row = alumnus.follow_ups.get(months=3)
    ask_follow_up(row, by=Actor.task("tests"))
    return row
