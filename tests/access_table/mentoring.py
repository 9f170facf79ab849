"""Who opens what of `mentoring`: the mentor accompanies the pupil, the former one did until yesterday."""

from datetime import timedelta
from typing import TYPE_CHECKING

from premierpas.core import clock
from premierpas.events.models import Host
from premierpas.mentoring.actions import end_pair, stand_in
from premierpas.mentoring.enums import WhyEnded
from premierpas.people.models import Pupil, Volunteer
from tests.factories import a_cleared_volunteer, a_coordinator, a_pair
from tests.roles import COORDINATORS, MENTORS, POST, PUPILS

from . import Table

if TYPE_CHECKING:
    from tests.access import World

ROWS: Table = {
    "mentoring:pairs": COORDINATORS | MENTORS,  # a cleared volunteer may lead; these two lead none
    "mentoring:alone": COORDINATORS,
    "mentoring:free": COORDINATORS,
    "mentoring:propose": COORDINATORS,
    "mentoring:pair": {"coordinator"},
    "mentoring:end": {"coordinator"},
    "mentoring:lead": {"coordinator"},
    "mentoring:replace": {"coordinator"},
    "mentoring:cancel": (POST, {"coordinator"}),
    "mentoring:check": {"coordinator"},
    "mentoring:coach": {"coordinator"},
    "mentoring:answer": {"coordinator"},
    "mentoring:home": MENTORS,
    "mentoring:pupil": {"mentor"},
    "mentoring:worry": {"mentor"},
    "mentoring:accompanied": PUPILS,
}


def furnish(world: "World") -> None:
    """The pupil's mentor of before, and the one of today."""
    from tests.access import Person

    pupil = Pupil.objects.get(pk=world.ids["pupil_id"])
    territory = pupil.enrolments.get().classroom.school.territory
    for role in ("former_mentor", "mentor"):
        volunteer = a_cleared_volunteer(territory)
        pair = a_pair(pupil, volunteer)
        if role == "former_mentor":
            end_pair(pair, by=a_coordinator(territory), why=WhyEnded.OTHER)
        world.people[role] = Person(volunteer.user, f"volunteer:{volunteer.pk}")
        world.ids["mentoring:pair_id"] = pair.pk
    welcomes = world.people["former_mentor"]
    assert welcomes is not None
    Host.objects.create(event_id=world.ids["entrance:event_id"], volunteer=Volunteer.objects.get(user=welcomes.user))
    day = clock.today() + timedelta(days=40)
    row = stand_in(
        pair, by=a_coordinator(territory), volunteer=a_cleared_volunteer(territory), first_day=day, last_day=day
    )
    world.ids["mentoring:stand_in_id"] = row.pk
    world.ids["mentoring:check_in_id"] = pair.check_ins.filter(done_on=None).earliest("pk").pk
