"""Who does what of `forums`: whoever leads the territory; a stand and a speaker by their links; pupils wish."""

from datetime import timedelta

from premierpas.core import clock
from premierpas.events.models import Event, Participant, Speaker
from premierpas.forums import actions
from premierpas.forums.enums import Answer
from premierpas.forums.models import Slot, Stand
from premierpas.forums.tests.situations import as_it_is
from premierpas.organisations.models import Company
from tests.access import World
from tests.roles import LEAD

from . import Row


def event(world: World) -> Event:
    return Event.objects.get(pk=world.ids["forums:event_id"])


def stand(world: World) -> Stand:
    return Stand.objects.select_related("event").get(pk=world.ids["forums:stand_id"])


def speaker(world: World) -> Speaker:
    return Speaker.objects.select_related("event").get(pk=world.ids["forums:speaker_id"])


def person(world: World) -> Participant:
    return Participant.objects.select_related("event", "enrolment").get(pk=world.ids["forums:participant_id"])


def slot(world: World) -> Slot:
    return Slot.objects.get(pk=world.ids["forums:slot_id"])


def company(world: World) -> Company:
    return Company.objects.get(pk=world.ids["company_id"])


ROWS: dict[str, Row] = {
    "forums.describe_forum": Row(
        LEAD,
        lambda world, by: actions.describe_forum(
            event(world), by=by, columns=5, rows=3, places=4, wishes_until=clock.now() + timedelta(days=2)
        ),
    ),
    "forums.make_slots": Row(
        LEAD,
        lambda world, by: actions.make_slots(
            event(world), by=by, first=event(world).start, last=event(world).end, minutes=30, pause=0
        ),
    ),
    "forums.invite_companies": Row(
        LEAD, lambda world, by: actions.invite_companies(event(world), by=by, companies=[company(world)])
    ),
    "forums.add_stand": Row(LEAD, lambda world, by: actions.add_stand(event(world), by=by, name="Un stand", email="")),
    "forums.change_stand": Row(
        LEAD,
        lambda world, by: actions.change_stand(
            stand(world), by=by, fields=as_it_is(stand(world)) | {"number": 2}, places={}
        ),
    ),
    "forums.remove_stand": Row(LEAD, lambda world, by: actions.remove_stand(stand(world), by=by)),
    "forums.remind_stands": Row(LEAD, lambda world, by: actions.remind_stands(event(world), by=by)),
    "forums.renew_stand": Row(LEAD, lambda world, by: actions.renew_stand(stand(world), by=by)),
    "forums.answer_stand": Row(
        LEAD, lambda world, by: actions.answer_stand(stand(world), by=by, fields={"answer": "maybe"})
    ),
    "forums.ask_speakers": Row(LEAD, lambda world, by: actions.ask_speakers(event(world), by=by)),
    "forums.renew_speaker": Row(LEAD, lambda world, by: actions.renew_speaker(speaker(world), by=by)),
    "forums.answer_speaker": Row(
        LEAD, lambda world, by: actions.answer_speaker(speaker(world), by=by, answer=Answer.YES, fields={})
    ),
    "forums.wish": Row(
        {"pupil", "teacher", "head", "office", "coordinator"},
        lambda world, by: actions.wish(person(world), by=by, stands=[stand(world)]),
    ),
    "forums.assign_stands": Row({"coordinator"}, lambda world, by: actions.assign_stands(event(world), by=by)),
    "forums.change_visit": Row(
        {"coordinator"},
        lambda world, by: actions.change_visit(person(world), by=by, slot=slot(world), stand=stand(world)),
    ),
    "forums.publish": Row({"coordinator"}, lambda world, by: actions.publish(event(world), by=by)),
}
