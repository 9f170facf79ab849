"""Who does what of `mentoring`: coordinators of the pupil's territory put together and part."""

from datetime import timedelta

from premierpas.agenda.models import Presence
from premierpas.core import clock
from premierpas.mentoring import actions
from premierpas.mentoring.enums import Going, How, WhyEnded
from premierpas.mentoring.models import CheckIn, Pair, StandIn
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


def check_in(world: World) -> CheckIn:
    return CheckIn.objects.select_related("pair__enrolment").get(pk=world.ids["mentoring:check_in_id"])


def replacement(world: World) -> StandIn:
    return StandIn.objects.select_related("pair__enrolment").get(pk=world.ids["mentoring:stand_in_id"])


def soon():
    return clock.today() + timedelta(days=3)


ROWS: dict[str, Row] = {
    "mentoring.give_lead": Row(
        {"coordinator"}, lambda world, by: actions.give_lead(pair(world), by=by, lead=lead(world))
    ),
    "mentoring.stand_in": Row(
        {"coordinator"},
        lambda world, by: actions.stand_in(
            pair(world), by=by, volunteer=volunteer(world), first_day=soon(), last_day=soon()
        ),
    ),
    "mentoring.cancel_stand_in": Row(
        {"coordinator"}, lambda world, by: actions.cancel_stand_in(replacement(world), by=by)
    ),
    "mentoring.check": Row(
        {"coordinator"}, lambda world, by: actions.check(check_in(world), by=by, how=How.CALL, going=Going.WELL)
    ),
    "mentoring.coach": Row({"coordinator"}, lambda world, by: actions.coach(pair(world), by=by, words="Écouter")),
    "mentoring.answer_for_oneself": Row(
        {"pupil"}, lambda world, by: actions.answer_for_oneself(pair(world).enrolment, by=by, yes=True)
    ),
    "mentoring.answer_for_family": Row(
        {"coordinator"}, lambda world, by: actions.answer_for_family(pair(world).enrolment, by=by, yes=True)
    ),
    "mentoring.pair_up": Row(
        {"coordinator"},
        lambda world, by: actions.pair_up(pair(world).enrolment, by=by, volunteer=volunteer(world), lead=lead(world)),
    ),
    "mentoring.end_pair": Row(
        {"coordinator"}, lambda world, by: actions.end_pair(pair(world), by=by, why=WhyEnded.ASKED)
    ),
}
