"""Who opens what of `events`: the public pages, a pupil's own place, a teacher's classes, who organises."""

from datetime import timedelta
from typing import TYPE_CHECKING

from premierpas.core import clock
from premierpas.events import actions
from premierpas.events.actions import register_class, register_pupil
from premierpas.events.enums import Kind
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Membership
from premierpas.people.models import Pupil
from tests.factories import a_classroom, a_head_of, a_pupil, a_school, acting, an_event
from tests.roles import EVERYBODY, LEAD, LEADS, OWN_CLASS, POST, PUPILS, SCHOOLS

from . import Table

if TYPE_CHECKING:
    from tests.access import World

AT_SCHOOL = OWN_CLASS | {"colleague", "delegate", "former_delegate"}  # their classes may come too
ROWS: Table = {
    # registering
    "events:register": (POST, {"pupil"}),
    "events:place": {"pupil"},
    "events:mine": PUPILS,
    "events:for_classes": SCHOOLS,
    "events:for_class": AT_SCHOOL,
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
    "events:invitations": LEAD,
    "events:invite_here": LEADS,
}


def furnish(world: "World") -> None:
    """An event with three seats: the pupil has one, a class of another school two, and somebody waits. A draft."""
    # registering
    pupil = Pupil.objects.get(pk=world.ids["pupil_id"])
    territory = pupil.enrolments.get().classroom.school.territory
    event = an_event(territory, seats=3, for_whom="both")
    own = register_pupil(event, pupil.enrolments.get(), by=acting(pupil))
    room = a_classroom(a_school(territory))
    class_of_two = [a_pupil(room).enrolments.get() for _each in range(2)]
    brought = register_class(
        event, room, by=a_head_of(room.school), pupils=class_of_two, escorts=[("Nora Petit", "+33611223344")]
    )
    late = a_pupil(room)
    waiting = register_pupil(event, late.enrolments.get(), by=acting(late))
    world.ids.update(
        {
            "events:slug": event.slug, "events:event_id": event.pk, "events:registration_id": own.pk,
            "events:class_registration_id": brought.pk, "events:waiting_id": waiting.pk,
            "events:participant_id": own.participants.get().pk,
        }
    )  # fmt: skip
    # organising
    lead = acting(Membership.objects.get(user=world.people["coordinator"].user, role=Role.COORDINATOR))  # type: ignore[union-attr]
    draft = actions.draft_event(
        territory, by=lead, kind=Kind.WORKSHOP, title="Se présenter", summary="Dire bonjour, et qui on est.",
        start=clock.now() + timedelta(days=30),
    )  # fmt: skip
    world.ids.update({"events:draft_id": draft.pk, "events:part": "date"})
