"""Who does what of `entrance`: a pupil says what they need, the school what is on paper, the door who has come."""

import uuid

from premierpas.entrance import actions
from premierpas.entrance.actions.answering import Said
from premierpas.entrance.enums import How
from premierpas.events.models import Event, Participant
from tests.access import World
from tests.roles import OWN_CLASS

from . import Row

WELCOME = {"coordinator", "former_mentor"}


def seat(world: World) -> Participant:
    return Participant.objects.select_related("enrolment", "registration", "event").get(
        pk=world.ids["entrance:participant_id"]
    )


def event(world: World) -> Event:
    return Event.objects.get(pk=world.ids["entrance:event_id"])


ROWS: dict[str, Row] = {
    "entrance.say_needs": Row({"pupil"}, lambda world, by: actions.say_needs(seat(world), by=by, diet="", access="")),
    "entrance.say_photos": Row({"pupil"}, lambda world, by: actions.say_photos(seat(world), by=by, yes=True)),
    "entrance.answer_for_child": Row(
        set(), lambda world, by: actions.answer_for_child(seat(world), by=by, said=Said(True))
    ),
    "entrance.note_consent": Row(
        OWN_CLASS | {"coordinator"},
        lambda world, by: actions.note_consent(seat(world), by=by, said=Said(True), how=How.PAPER),
    ),
    "entrance.ask_again": Row(OWN_CLASS | {"coordinator"}, lambda world, by: actions.ask_again(seat(world), by=by)),
    "entrance.pass_door": Row(
        WELCOME, lambda world, by: actions.pass_door(event(world), seat(world), by=by, nonce=uuid.uuid4())
    ),
    "entrance.give_unclaimed": Row(WELCOME, lambda world, by: actions.give_unclaimed(event(world), by=by, present=[])),
}
