"""Who does what of `youth_work`: coordinators invite and propose, the school notes what families say."""

from premierpas.organisations.models import Territory
from premierpas.people.models import Enrolment, Volunteer
from premierpas.youth_work import actions
from premierpas.youth_work.models import Support
from tests.access import World
from tests.roles import OWN_CLASS

from . import Row

COORDINATOR = {"coordinator"}


def support(world: World) -> Support:
    return Support.objects.select_related("enrolment__pupil").get(pk=world.ids["youth_work:support_id"])


def enrolment(world: World) -> Enrolment:
    return support(world).enrolment


def worker(world: World) -> Volunteer:
    return Volunteer.objects.get(pk=world.ids["youth_work:volunteer_id"])


def territory(world: World) -> Territory:
    return worker(world).territory


ROWS: dict[str, Row] = {
    "youth_work.invite_youth_worker": Row(
        COORDINATOR,
        lambda world, by: actions.invite_youth_worker(
            territory(world), name="Sira Ba", email="sira@zyva.test", association="Zy’Va", by=by
        ),
    ),
    "youth_work.propose_support": Row(
        COORDINATOR, lambda world, by: actions.propose_support(enrolment(world), volunteer=worker(world), by=by)
    ),
    "youth_work.record_answer": Row(
        OWN_CLASS | COORDINATOR, lambda world, by: actions.record_answer(support(world), yes=False, by=by)
    ),
    "youth_work.say_consent": Row(
        OWN_CLASS | COORDINATOR, lambda world, by: actions.say_consent(enrolment(world), yes=True, by=by)
    ),
    "youth_work.end_support": Row(COORDINATOR, lambda world, by: actions.end_support(support(world), by=by)),
}
