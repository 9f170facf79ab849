"""A pupil, who accompanies them, and when they meet."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from premierpas.core import clock
from premierpas.meetings.actions import plan_meeting, write_note
from premierpas.meetings.actions.writing import Note
from premierpas.meetings.enums import Way, WhyMissed
from premierpas.meetings.models import Meeting
from premierpas.mentoring.models import Pair
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Membership
from premierpas.people.models import Pupil, Volunteer
from tests.factories import (
    a_classroom,
    a_cleared_volunteer,
    a_member,
    a_pair,
    a_pupil,
    a_school,
    a_teacher,
    a_territory,
    a_user,
    acting,
)


@dataclass
class Scene:
    """One territory, its coordinator who leads, a class with its teacher, a pupil and their mentor."""

    coordinator: Membership
    teacher: Membership
    pupil: Pupil
    mentor: Volunteer
    pair: Pair

    @cached_property
    def friend(self) -> Pair:
        """Another pupil of the class with the same mentor."""
        other = a_pupil(self.teacher.classrooms.get().classroom, first_name="Moussa", last_name="Traoré")
        return a_pair(other, self.mentor)

    def plans(self, start: datetime, *pairs: Pair, way: Way = Way.PHONE) -> Meeting:
        """The mentor plans it, by phone unless said otherwise."""
        return plan_meeting(pairs or [self.pair], by=acting(self.mentor), start=start, way=way)

    def met(self, ago: timedelta = timedelta(hours=2), **said: object) -> Meeting:
        """A meeting that took place, with its note."""
        meeting = self.plans(clock.now() - ago)
        write_note(meeting, a_note(meeting, **{"did": "Relu la lettre."} | said), by=acting(self.mentor))
        meeting.refresh_from_db()
        return meeting

    def missed(self, ago: timedelta, why: WhyMissed = WhyMissed.FORGOT) -> Meeting:
        """One at which the pupil wasn't."""
        meeting = self.plans(clock.now() - ago)
        (pk,) = meeting.attendances.values_list("pk", flat=True)
        write_note(meeting, a_note(meeting, missed={pk: why}), by=acting(self.mentor))
        return meeting


def a_note(meeting: Meeting, **said: object) -> Note:
    """About everybody who was there."""
    everybody = list(meeting.attendances.values_list("pk", flat=True))
    return Note(**{"about": everybody} | said)  # type: ignore[arg-type]


def a_scene() -> Scene:
    """Inès and her mentor, since now."""
    territory = a_territory()
    coordinator = a_member(Role.COORDINATOR, territory, a_user("Nadia Ferhat"))
    classroom = a_classroom(a_school(territory))
    teacher = a_teacher(classroom)
    pupil = a_pupil(classroom, phone="+33639980001")
    mentor = a_cleared_volunteer(territory, user=a_user("Camille Dufour", phone="+33639980002"))
    return Scene(coordinator, teacher, pupil, mentor, a_pair(pupil, mentor))
