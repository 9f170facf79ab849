"""Who opens what of `mentoring`: the mentor accompanies the pupil, the former one did until yesterday."""

from typing import TYPE_CHECKING

from premierpas.mentoring.actions import end_pair
from premierpas.mentoring.enums import WhyEnded
from premierpas.people.models import Pupil
from tests.factories import a_cleared_volunteer, a_coordinator, a_pair

from . import Table

if TYPE_CHECKING:
    from tests.access import World

ROWS: Table = {}


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
