"""Every night: the month that is over is closed; on most nights there is none."""

from premierpas.core.actions import working_as
from premierpas.core.actors import Actor
from premierpas.core.tasks import app

from .closing import close_months

CLOSE = "insights.close_months"


@app.periodic(cron="20 2 * * *")
@app.task(name=CLOSE, queueing_lock=CLOSE)
def close_ended_months(timestamp: int = 0) -> None:
    """Fix the figures of months that are over."""
    with working_as(Actor.task(CLOSE)):
        close_months()
