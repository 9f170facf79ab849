"""Who does what of `mentoring`: coordinators of the pupil's territory put together and part."""

from premierpas.agenda.models import Presence
from premierpas.mentoring import actions
from premierpas.mentoring.enums import WhyEnded
from premierpas.mentoring.models import Pair
from premierpas.people.models import Volunteer
from tests.access import World

from . import Row


def pair(world: World) -> Pair:
    return Pair.objects.get(pk=world.ids["mentoring:pair_id"])


def volunteer(world: World) -> Volunteer:
    person = world.people["former_mentor"]
    assert person is not None
    return Volunteer.objects.get(user=person.user)


def lead(world: World) -> Presence:
    person = world.people["coordinator"]
    assert person is not None
    return Presence.objects.get(key=person.capacity)


ROWS: dict[str, Row] = {
    "mentoring.pair_up": Row(
        {"coordinator"},
        lambda world, by: actions.pair_up(pair(world).enrolment, by=by, volunteer=volunteer(world), lead=lead(world)),
    ),
    "mentoring.end_pair": Row(
        {"coordinator"}, lambda world, by: actions.end_pair(pair(world), by=by, why=WhyEnded.ASKED)
    ),
}
