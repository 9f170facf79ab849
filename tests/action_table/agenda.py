"""Who may do something with a task: those of the team it belongs to; with a calendar: who it is of."""

from datetime import timedelta

from premierpas.agenda import actions
from premierpas.agenda.enums import Scope
from premierpas.agenda.models import Feed, Task
from premierpas.core import clock
from tests.access import World
from tests.roles import ADULTS, VOLUNTEERS

from . import Row


def task(world: World) -> Task:
    return Task.objects.select_related("owner").get(pk=world.ids["task_id"])


def feed(world: World) -> Feed:
    return Feed.objects.get(pk=world.ids["feed_id"])


ROWS = {
    "agenda.finish": Row({"coordinator"}, lambda world, by: actions.finish(task(world), by=by)),
    "agenda.snooze": Row(
        {"coordinator"},
        lambda world, by: actions.snooze(task(world), until=clock.today() + timedelta(days=1), by=by),
    ),
    "agenda.give": Row({"coordinator"}, lambda world, by: actions.give(task(world), to=task(world).owner, by=by)),
    "agenda.make_feed": Row(ADULTS | VOLUNTEERS, lambda world, by: actions.make_feed(Scope.TEAM, by=by)),
    "agenda.revoke_feed": Row({"coordinator"}, lambda world, by: actions.revoke_feed(feed(world), by=by)),
}
