"""Who opens what of `following`."""

from typing import TYPE_CHECKING

from premierpas.people.models import Enrolment
from tests.roles import COORDINATORS, FOLLOWERS, MENTORS, POST, SCHOOLS

from . import Table

if TYPE_CHECKING:
    from tests.access import World

ROWS: Table = {
    "following:pupils": COORDINATORS | MENTORS,  # each their own pupils, which may be none
    "following:export": COORDINATORS | MENTORS,
    "following:pupil": FOLLOWERS,
    "following:remind": (POST, FOLLOWERS),
    "following:many": (POST, SCHOOLS | COORDINATORS),
}


def furnish(world: "World") -> None:
    """What the addresses name."""
    world.ids["following:enrolment_id"] = Enrolment.objects.get(pupil=world.ids["pupil_id"], left_on=None).pk
