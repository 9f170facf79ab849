"""Who opens what of `events`: the public pages, and who leads the territory organises."""

from datetime import timedelta
from typing import TYPE_CHECKING

from premierpas.core import clock
from premierpas.events import actions
from premierpas.events.enums import Kind
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Membership
from premierpas.people.models import Pupil
from tests.factories import acting, an_event
from tests.roles import EVERYBODY, LEAD, LEADS, POST

from . import Table

if TYPE_CHECKING:
    from tests.access import World

ROWS: Table = {
    # organising
    "events:list": EVERYBODY,
    "events:event": EVERYBODY,
    "events:calendar": EVERYBODY,
    "events:plan": LEADS,
    "events:new": LEADS,
    "events:organise": LEAD,
    "events:part": LEAD,
    "events:open": (POST, LEAD),
    "events:copy": (POST, LEAD),
    "events:repeat": LEAD,
    "events:cancel": LEAD,
    "events:drop": (POST, LEAD),
    "events:report": (POST, LEAD),
}


def furnish(world: "World") -> None:
    """An open event of the pupil's territory, and a draft of it."""
    pupil = Pupil.objects.get(pk=world.ids["pupil_id"])
    territory = pupil.enrolments.get().classroom.school.territory
    event = an_event(territory, seats=3, for_whom="both")
    world.ids.update({"events:slug": event.slug, "events:event_id": event.pk})
    # organising
    lead = acting(Membership.objects.get(user=world.people["coordinator"].user, role=Role.COORDINATOR))  # type: ignore[union-attr]
    draft = actions.draft_event(
        territory, by=lead, kind=Kind.WORKSHOP, title="Se présenter", summary="Dire bonjour, et qui on est.",
        start=clock.now() + timedelta(days=30),
    )  # fmt: skip
    world.ids.update({"events:draft_id": draft.pk, "events:part": "date"})
