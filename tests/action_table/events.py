"""Who does what of `events`: pupils and schools register and answer, who leads the territory organises."""

from datetime import timedelta

from premierpas.core import clock
from premierpas.events import actions
from premierpas.events.enums import Kind
from premierpas.events.models import Event
from premierpas.organisations.models import Territory
from tests.access import World
from tests.factories import an_event
from tests.roles import LEAD

from . import Row


def event(world: World) -> Event:
    return Event.objects.get(pk=world.ids["events:event_id"])


def a_draft(world: World) -> Event:
    return an_event(event(world).territory, opened=False)


def territory(world: World) -> Territory:
    return event(world).territory


LATER = timedelta(days=30)
ROWS: dict[str, Row] = {
    # organising
    "events.draft_event": Row(
        LEAD,
        lambda world, by: actions.draft_event(
            territory(world), by=by, kind=Kind.VISIT, title="Visite", summary="Voir.", start=clock.now() + LATER
        ),
    ),
    "events.change_event": Row(
        LEAD, lambda world, by: actions.change_event(event(world), by=by, values={"title": "Autre"})
    ),
    "events.drop_event": Row(LEAD, lambda world, by: actions.drop_event(a_draft(world), by=by)),
    "events.copy_event": Row(LEAD, lambda world, by: actions.copy_event(event(world), by=by)),
    "events.repeat_event": Row(LEAD, lambda world, by: actions.repeat_event(event(world), by=by, times=2)),
    "events.write_programme": Row(LEAD, lambda world, by: actions.write_programme(event(world), by=by, lines=[])),
    "events.name_speakers": Row(LEAD, lambda world, by: actions.name_speakers(event(world), by=by, lines=[])),
    "events.name_hosts": Row(LEAD, lambda world, by: actions.name_hosts(event(world), by=by, volunteers=[])),
    "events.invite": Row(LEAD, lambda world, by: actions.invite(event(world), by=by)),
    "events.set_places": Row(LEAD, lambda world, by: actions.set_places(event(world), by=by, seats=5)),
    "events.move_event": Row(
        LEAD,
        lambda world, by: actions.move_event(
            event(world), by=by,
            values={"start": clock.now() + LATER, "end": clock.now() + LATER + timedelta(hours=1)},
        ),
    ),
    "events.cancel_event": Row(LEAD, lambda world, by: actions.cancel_event(event(world), by=by, why="Grève")),
    "events.report_event": Row(LEAD, lambda world, by: actions.report_event(event(world), by=by)),
}  # fmt: skip
