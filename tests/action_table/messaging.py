"""Who reports a problem, and who follows it up."""

from premierpas.messaging import actions
from premierpas.messaging.models import Incident
from tests.access import World

from . import Row
from .people import pupil


def incident(world: World) -> Incident:
    return Incident.objects.get(pk=world.ids["incident_id"])


ROWS = {
    "messaging.report_problem": Row(
        {"pupil"}, lambda world, by: actions.report_problem(pupil(world), by=by, worry="other", text="…")
    ),
    "messaging.report_worry": Row({"mentor"}, lambda world, by: actions.report_worry(pupil(world), by=by, text="…")),
    "messaging.follow_up": Row(
        {"coordinator"},
        lambda world, by: actions.follow_up(incident(world), by=by, note="Appelé", state=incident(world).state),
    ),
}
