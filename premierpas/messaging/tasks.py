"""Every hour: a report that nobody has taken goes to the coordinators of other territories too."""

from premierpas.agenda.settling import settle
from premierpas.core.actions import working_as
from premierpas.core.actors import Actor
from premierpas.core.models import ScheduledRun
from premierpas.core.tasks import app

from .actions import tell_further
from .models import Incident
from .responsible import untaken
from .waiting import INCIDENT

FURTHER = "messaging.further"


@app.periodic(cron="15 * * * *")
@app.task(name=FURTHER, queueing_lock=FURTHER)
def go_further(timestamp: int = 0) -> None:
    """Tell the others once, and give them the task."""
    with working_as(Actor.task(FURTHER)):
        late = list(Incident.objects.filter(untaken()).select_related("territory"))
        settle(INCIDENT.code, [each.pk for each in late])
        for incident in late:
            tell_further(incident)
    ScheduledRun.note(FURTHER, {"late": len(late)})
