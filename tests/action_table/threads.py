"""Who does what of `threads`: who reads writes, a coordinator judges what waits."""

from premierpas.people.models import Enrolment, PupilLink
from premierpas.threads import actions
from premierpas.threads.models import Message, Thread
from tests.access import World

from . import Row

READ = {"pupil", "teacher", "head", "coordinator"}


def thread(world: World) -> Thread:
    return Thread.objects.get(pk=world.ids["thread_id"])


def shown(world: World) -> Message:
    """The teacher's word."""
    return Message.objects.get(pk=world.ids["threads:message_id"])


def held(world: World) -> Message:
    """The pupil's, which waits."""
    return Message.objects.get(pk=world.ids["held_id"])


def begun(world: World, by):
    link = PupilLink.objects.get(pk=world.ids["link_id"])
    enrolment = Enrolment.objects.get(pupil=world.ids["pupil_id"])
    return actions.begin_thread(enrolment, by=by, link=link, text="Bonjour")


ROWS: dict[str, Row] = {
    "threads.begin_thread": Row({"pupil", "teacher", "mentor", "coordinator"}, begun),
    "threads.write": Row(READ, lambda world, by: actions.write(thread(world), by=by, text="Bonjour")),
    "threads.withdraw": Row({"pupil"}, lambda world, by: actions.withdraw(held(world), by=by)),
    "threads.let_pass": Row({"coordinator"}, lambda world, by: actions.let_pass(held(world), by=by)),
    "threads.refuse": Row({"coordinator"}, lambda world, by: actions.refuse(held(world), by=by, word="Non")),
    "threads.open_incident": Row(
        {"coordinator"}, lambda world, by: actions.open_incident(held(world), by=by, word="Non", worry="online")
    ),
    "threads.take_away": Row({"coordinator"}, lambda world, by: actions.take_away(shown(world), by=by, word="Non")),
    "threads.report_message": Row(
        READ, lambda world, by: actions.report_message(shown(world), by=by, worry="adult", text="…")
    ),
}
