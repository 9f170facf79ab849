"""Who opens what of `meetings`: the mentor meets the pupil tomorrow, has met them, and offers another moment."""

from datetime import timedelta
from typing import TYPE_CHECKING

from premierpas.core import clock
from premierpas.core.clock import travel
from premierpas.meetings import actions
from premierpas.meetings.actions.writing import Note
from premierpas.meetings.enums import Way
from premierpas.mentoring.models import Pair
from tests.factories import a_coordinator, acting
from tests.roles import COORDINATORS, MENTORS, POST, PUPILS

from . import Table

if TYPE_CHECKING:
    from tests.access import World

_HERE = {"mentor", "coordinator"}
ROWS: Table = {
    "meetings:mine": PUPILS,
    "meetings:book": (POST, {"pupil"}),
    "meetings:excuse": (POST, {"pupil"}),
    "meetings:tick": (POST, {"pupil", "mentor"}),
    "meetings:held": MENTORS,
    "meetings:plan": MENTORS,
    "meetings:slots": MENTORS,
    "meetings:withdraw": (POST, {"mentor"}),
    "meetings:answer": {"mentor"},
    "meetings:attempt": {"mentor"},
    "meetings:note": {"mentor"},
    "meetings:meeting": _HERE,
    "meetings:cancel": _HERE,
    "meetings:entry": _HERE | {"pupil"},
    "meetings:pupil": _HERE | {"teacher"},
    "meetings:book_for": {"coordinator", "teacher"},
    "meetings:ask": {"coordinator"},
    "meetings:add": _HERE,
    "meetings:shared": COORDINATORS | {"teacher", "colleague", "delegate", "former_delegate"},
    "meetings:overview": COORDINATORS,
    "meetings:habits": COORDINATORS,
    "meetings:remind": (POST, _HERE),
}


def furnish(world: "World") -> None:
    """A meeting of two days ago with its notes, a question and a next step; one tomorrow; a moment to book."""
    pair = Pair.objects.select_related("volunteer__user").get(pk=world.ids["mentoring:pair_id"])
    now, mentor = clock.now(), pair.volunteer
    with travel(now + timedelta(seconds=1)):
        past = actions.plan_meeting([pair], by=acting(mentor), start=now - timedelta(days=2), way=Way.PHONE)
        said = Note(
            did="Relu la lettre.", step="Envoyer la lettre", step_on=clock.today() + timedelta(days=3),
            private="Dort mal.", about=[past.attendances.get().pk],
        )  # fmt: skip
        actions.write_note(past, said, by=acting(mentor))
        ahead = actions.plan_meeting([pair], by=acting(mentor), start=now + timedelta(days=1), way=Way.PHONE)
        (slot,) = actions.offer_slots(
            mentor, by=acting(mentor), starts=[now + timedelta(days=9)], minutes=45, way=Way.PHONE
        )  # fmt: skip
        question = actions.ask_question(
            past.attendances.get(), by=a_coordinator(mentor.territory), words="Depuis quand ?"
        )
    world.ids.update(
        {
            "meetings:meeting_id": ahead.pk,
            "meetings:attendance_id": ahead.attendances.get().pk,
            "meetings:slot_id": slot.pk,
            "meetings:step_id": past.attendances.get().next_step.pk,
            "meetings:question_id": question.pk,
            "meetings:pair_id": pair.pk,
            "meetings:past_id": past.pk,
            "meetings:word_id": past.attendances.get().private.pk,
        }
    )
