"""Every night: what is usual in each class, and what the days that pass change for each pupil."""

from premierpas.agenda.settling import settle
from premierpas.core.actions import working_as
from premierpas.core.actors import Actor
from premierpas.core.models import ScheduledRun
from premierpas.core.tasks import app

from .helping import HELP, HELP_CLASS
from .standings import refresh_everybody

RUN = "following.refresh_everybody"


@app.periodic(cron="30 4 * * *")
@app.task(name=RUN, queueing_lock=RUN)
def follow_everybody(timestamp: int = 0) -> None:
    """After placements have begun and ended, and before anybody's first page of the day."""
    run_following()


def run_following() -> int:
    """Write all rows anew; returns how many changed."""
    changed = sum(refresh_everybody())
    with working_as(Actor.task(RUN)):
        for reason in (HELP, HELP_CLASS):
            settle(reason.code)
    ScheduledRun.note(RUN, {"changed": changed})
    return changed
