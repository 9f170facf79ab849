"""Pairs go on when their volunteer leaves: with somebody cleared, who reads what was chosen."""

from datetime import timedelta

import pytest

from premierpas.agenda.models import Presence, Task
from premierpas.core import clock
from premierpas.core.errors import DomainError
from premierpas.mentoring.enums import Reads, WhyEnded
from premierpas.mentoring.models import Pair
from premierpas.mentoring.waiting import ALONE
from premierpas.organisations.enums import Role
from premierpas.people.sight import may_see_pupil
from premierpas.volunteers.actions import answer_succession, end_now, propose, say_intention
from premierpas.volunteers.actions.succeeding import Choice
from premierpas.volunteers.enums import Intent
from premierpas.volunteers.models import Succession
from tests.factories import (
    a_classroom,
    a_cleared_volunteer,
    a_member,
    a_pair,
    a_pupil,
    a_school,
    a_territory,
    a_volunteer,
    acting,
    viewer,
)

pytestmark = pytest.mark.django_db


class Leaving:
    """A mentor leaves in ten days; a colleague is cleared, another one isn't."""

    def __init__(self):
        territory = a_territory()
        self.coordinator = a_member(Role.COORDINATOR, territory)
        self.mentor, self.next = a_cleared_volunteer(territory), a_cleared_volunteer(territory)
        self.other = a_volunteer(territory)
        self.pupil = a_pupil(a_classroom(a_school(territory)))
        self.pair = a_pair(self.pupil, self.mentor)
        self.last = clock.today() + timedelta(days=10)
        said = say_intention(self.mentor, by=acting(self.mentor), answer=Intent.LEAVES, last_day=self.last)
        self.handover = said.volunteer.handovers.get()

    def proposed(self, to, reads=Reads.STEPS):
        row = Presence.objects.get(key=f"volunteer:{to.pk}")
        choice = Choice("mentoring", self.pair.pk, row, reads)
        propose(self.handover, by=acting(self.mentor), choices=[choice])
        return Succession.objects.get()

    def sees(self, who):
        who.refresh_from_db()
        return may_see_pupil(viewer(who), self.pupil)


@pytest.fixture
def leaving():
    return Leaving()


def test_the_successor_is_there_beside_and_has_a_pair_of_their_own_after(leaving):
    answer_succession(leaving.proposed(leaving.next), by=acting(leaving.next), accepted=True)
    assert leaving.sees(leaving.next) and leaving.sees(leaving.mentor)
    leaving.mentor.refresh_from_db()
    end_now(leaving.mentor, by=acting(leaving.coordinator), why="Déménage plus tôt")
    leaving.pair.refresh_from_db()
    after = Pair.objects.running().get()
    assert leaving.pair.why_ended == WhyEnded.MENTOR_LEFT and not leaving.sees(leaving.mentor)
    assert (after.volunteer, after.enrolment, after.reads) == (leaving.next, leaving.pair.enrolment, Reads.STEPS)
    with clock.travel(after.since + timedelta(minutes=1)):
        assert leaving.sees(leaving.next)


def test_without_a_successor_the_pupil_is_a_coordinators_task(leaving):
    end_now(leaving.mentor, by=acting(leaving.coordinator), why="Déménage plus tôt")
    assert not Pair.objects.running().exists()
    task = Task.objects.get(reason=ALONE.code, state="open")
    assert (task.subject, task.owner.key) == (leaving.pair.enrolment_id, f"membership:{leaving.coordinator.pk}")


def test_nobody_who_isnt_cleared_is_asked_and_what_they_read_is_chosen(leaving):
    with pytest.raises(DomainError):
        leaving.proposed(leaving.other)
    with pytest.raises(DomainError):
        leaving.proposed(leaving.next, reads="")
