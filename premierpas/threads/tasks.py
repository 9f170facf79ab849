"""Every hour: what nobody has read within a day goes to coordinators of other territories too."""

from premierpas.agenda.settling import settle
from premierpas.core import clock
from premierpas.core.actions import working_as
from premierpas.core.actors import Actor
from premierpas.core.models import ScheduledRun
from premierpas.core.tasks import app
from premierpas.organisations import presence
from premierpas.organisations.people import told

from .held import READ_WITHIN, held_messages
from .telling import tell_further
from .waiting import HELD

FURTHER = "threads.further"


@app.periodic(cron="25 * * * *")
@app.task(name=FURTHER, queueing_lock=FURTHER)
def go_further(timestamp: int = 0) -> None:
    """Tell the other coordinators once, and give them the task."""
    with working_as(Actor.task(FURTHER)):
        late = list(held_messages().filter(at__lte=clock.now() - READ_WITHIN))
        settle(HELD.code, [each.pk for each in late])
        for message in late:
            members = presence.coordinators().exclude(user=message.by_id)
            tell_further(message, told(members))
    ScheduledRun.note(FURTHER, {"late": len(late)})
