"""Periodic work: what dated ends leave is handed over; every night all is computed anew."""

from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from premierpas.core import clock
from premierpas.core.actions import working_as
from premierpas.core.actors import Actor
from premierpas.core.models import ScheduledRun
from premierpas.core.tasks import app
from premierpas.organisations.models import Membership
from premierpas.people.models import Volunteer

from .enums import TaskState
from .models import Presence
from .presences import mirror, mirror_volunteers
from .settling import hand_over, settle_all

HAND_OVER, RECONCILE = "agenda.hand_over", "agenda.reconcile"


@app.periodic(cron="1 * * * *")  # every hour, so that it is midnight in each time zone at one of them
@app.task(name=HAND_OVER, queueing_lock=HAND_OVER)
def hand_over_after_ends(timestamp: int = 0) -> None:
    """Just after midnight, before anybody looks: what belonged to those whose time has ended is others'."""
    with working_as(Actor.task(HAND_OVER)):
        gone = Presence.objects.filter(until__lte=clock.now(), tasks__state=TaskState.OPEN)
        hand_over(gone.distinct())


@app.periodic(cron="10 1 * * *")
@app.task(name=RECONCILE, queueing_lock=RECONCILE)
def reconcile_every_night(timestamp: int = 0) -> None:
    """Every night: what time alone brings is opened, and what an event missed is mended."""
    reconcile()
    ScheduledRun.note(RECONCILE, {})


def reconcile() -> None:
    """Make presences what memberships say, and tasks what the facts want."""
    with working_as(Actor.task(RECONCILE)):
        mirror(Membership.objects.all())
        mirror_volunteers(Volunteer.objects.all())
        settle_all()


def whole_schema() -> bool:
    """Whether every migration of this version has run."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())
