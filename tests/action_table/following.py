"""Who does what of `following`: those who follow a pupil say a kind word, or show an offer."""

from premierpas.following import actions
from premierpas.offers.models import Offer
from premierpas.people.models import Enrolment
from tests.access import World
from tests.roles import FOLLOWERS

from . import Row


def enrolment(world: World) -> Enrolment:
    return Enrolment.objects.select_related("pupil", "classroom__school").get(pk=world.ids["following:enrolment_id"])


ROWS: dict[str, Row] = {
    "following.nudge": Row(FOLLOWERS, lambda world, by: actions.nudge(enrolment(world), by=by)),
    "following.show_offer": Row(
        FOLLOWERS,
        lambda world, by: actions.show_offer(
            enrolment(world), offer=Offer.objects.get(pk=world.ids["offer_id"]), by=by
        ),
    ),
}
