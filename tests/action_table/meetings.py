"""Who does what of `meetings`: whoever meets the pupil today, the pupil, and those who answer for the pair."""

from datetime import timedelta

from premierpas.core import clock
from premierpas.meetings import actions
from premierpas.meetings.actions.writing import Note
from premierpas.meetings.enums import TryBy, Way
from premierpas.meetings.models import Attendance, Meeting, PrivateNote, Question, Slot, Step
from premierpas.meetings.reminders import Why
from premierpas.mentoring.models import Pair
from premierpas.organisations.models import Territory
from tests.access import World

from . import Row
from .people import pupil


def meeting(world: World) -> Meeting:
    return Meeting.objects.get(pk=world.ids["meetings:meeting_id"])


def past(world: World) -> Meeting:
    return Meeting.objects.get(pk=world.ids["meetings:past_id"])


def attendance(of: Meeting) -> Attendance:
    return of.attendances.select_related("meeting__volunteer__user", "pair__enrolment__pupil").get()


def slot(world: World) -> Slot:
    return Slot.objects.select_related("volunteer").get(pk=world.ids["meetings:slot_id"])


def pair(world: World) -> Pair:
    return Pair.objects.get(pk=world.ids["meetings:pair_id"])


def territory(world: World) -> Territory:
    return pair(world).volunteer.territory


LATER = timedelta(days=3)
_HERE = {"mentor", "coordinator"}
ROWS: dict[str, Row] = {
    "meetings.offer_slots": Row(
        {"mentor"},
        lambda world, by: actions.offer_slots(
            pair(world).volunteer, by=by, starts=[clock.now() + LATER], minutes=30, way=Way.PHONE
        ),
    ),
    "meetings.withdraw_slot": Row({"mentor"}, lambda world, by: actions.withdraw_slot(slot(world), by=by)),
    "meetings.book_slot": Row({"pupil"}, lambda world, by: actions.book_slot(slot(world), by=by)),
    "meetings.book_for": Row(
        {"teacher", "coordinator"}, lambda world, by: actions.book_for(pupil(world), slot=slot(world), by=by)
    ),
    "meetings.plan_meeting": Row(
        {"mentor"},
        lambda world, by: actions.plan_meeting([pair(world)], by=by, start=clock.now() + LATER, way=Way.PHONE),
    ),
    "meetings.move_meeting": Row(
        _HERE,
        lambda world, by: actions.move_meeting(
            meeting(world), by=by, start=clock.now() + LATER, minutes=30, way=Way.PHONE
        ),
    ),
    "meetings.cancel_meeting": Row(
        _HERE, lambda world, by: actions.cancel_meeting(meeting(world), by=by, why="Grève des bus")
    ),
    "meetings.excuse": Row({"pupil"}, lambda world, by: actions.excuse(attendance(meeting(world)), by=by)),
    "meetings.write_note": Row(
        {"mentor"}, lambda world, by: actions.write_note(past(world), Note(did="Relu la lettre."), by=by)
    ),
    "meetings.add_to_word": Row(
        _HERE,
        lambda world, by: actions.add_to_word(
            PrivateNote.objects.get(pk=world.ids["meetings:word_id"]), by=by, words="C’était mardi, pas lundi."
        ),
    ),
    "meetings.tick_step": Row(
        {"pupil", "mentor"},
        lambda world, by: actions.tick_step(
            Step.objects.select_related("pair__enrolment").get(pk=world.ids["meetings:step_id"]), by=by, done=True
        ),
    ),
    "meetings.note_attempt": Row(
        {"mentor"}, lambda world, by: actions.note_attempt(pair(world), by=by, way=TryBy.CALL, reached=False)
    ),
    "meetings.ask_question": Row(
        {"coordinator"}, lambda world, by: actions.ask_question(attendance(past(world)), by=by, words="Pourquoi ?")
    ),
    "meetings.answer_question": Row(
        {"mentor"},
        lambda world, by: actions.answer_question(
            Question.objects.get(pk=world.ids["meetings:question_id"]), by=by, words="Deux semaines."
        ),
    ),
    "meetings.send_reminder": Row(
        _HERE, lambda world, by: actions.send_reminder(meeting(world), by=by, why=Why.SOON)
    ),
    "meetings.skip_reminder": Row(
        _HERE, lambda world, by: actions.skip_reminder(meeting(world), by=by, why=Why.SOON)
    ),
    "meetings.set_habits": Row(
        {"coordinator"},
        lambda world, by: actions.set_habits(territory(world), by=by, place="", video="", reminds_itself=True),
    ),
}  # fmt: skip
