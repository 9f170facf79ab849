"""Who may ask to be erased, and who answers."""

from premierpas.privacy import actions
from premierpas.privacy.models import Demand
from tests.access import World

from . import Row
from .people import pupil


def demand(world: World) -> Demand:
    return Demand.objects.select_related("user").get(pk=world.ids["demand_id"])


ROWS = {
    "privacy.ask_erasure": Row({"pupil"}, lambda world, by: actions.ask_erasure(pupil(world).user, by=by)),
    "privacy.take_back": Row({"pupil"}, lambda world, by: actions.take_back(demand(world), by=by)),
    "privacy.refuse": Row(
        {"coordinator"}, lambda world, by: actions.refuse(demand(world), reason="Le stage commence.", by=by)
    ),
    "privacy.erase": Row({"coordinator"}, lambda world, by: actions.erase(demand(world), by=by)),
}
