"""A pupil, who is around them, and who isn't: for the tests of threads."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from premierpas.accounts.capacities import Viewer
from premierpas.core import clock
from premierpas.mentoring.actions import end_pair
from premierpas.mentoring.enums import WhyEnded
from premierpas.mentoring.models import Pair
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Membership
from premierpas.people.enums import LinkPurpose
from premierpas.people.holders import Holder
from premierpas.people.models import Enrolment, Pupil, PupilLink, Volunteer
from premierpas.people.sight import link, link_hosts, open_now
from premierpas.threads.actions import begin_thread, write
from premierpas.threads.models import Message, Thread
from tests.clients import signed_in
from tests.factories import (
    a_classroom,
    a_cleared_volunteer,
    a_company,
    a_member,
    a_pair,
    a_pupil,
    a_school,
    a_teacher,
    a_territory,
    a_volunteer,
    acting,
    an_office,
    viewer,
)

Somebody = Membership | Volunteer | Pupil


@dataclass
class Around:
    """A pupil with a mentor, a teacher, a coordinator; and a thread with the mentor."""

    pupil: Pupil
    mentor: Volunteer
    teacher: Membership
    coordinator: Membership
    pair: Pair

    @property
    def enrolment(self) -> Enrolment:
        return Enrolment.objects.select_related("classroom__school__territory", "pupil").get(pupil=self.pupil)

    @property
    def territory(self):
        return self.enrolment.classroom.school.territory

    def thread(self, who: Somebody | None = None) -> Thread:
        holder = who or self.mentor
        which = {"volunteer": holder} if isinstance(holder, Volunteer) else {"membership": holder}
        found = Thread.objects.filter(enrolment=self.enrolment, **which).first()
        return found or begin(self, by=holder).thread


def around() -> Around:
    """Everybody is there."""
    territory = a_territory()
    coordinator = a_member(Role.COORDINATOR, territory)
    classroom = a_classroom(a_school(territory, phone="+33147000001"))
    teacher = a_teacher(classroom)
    pupil, mentor = a_pupil(classroom), a_cleared_volunteer(territory)
    return Around(pupil, mentor, teacher, coordinator, a_pair(pupil, mentor))


def link_of(here: Around, who: Membership | Volunteer) -> PupilLink:
    """By which this adult is around the pupil."""
    which = {"volunteer": who} if isinstance(who, Volunteer) else {"membership": who}
    return PupilLink.objects.filter(open_now(), pupil=here.pupil, **which).order_by("pk").first()


def begin(here: Around, *, by: Somebody, to: Membership | Volunteer | None = None, text: str = "Bonjour !") -> Message:
    """A first word, with the mentor unless said otherwise."""
    adult = to or (here.mentor if isinstance(by, Pupil) else by)
    return begin_thread(here.enrolment, by=acting(by), link=link_of(here, adult), text=text)


def say(thread: Thread, by: Somebody, text: str = "D’accord.") -> Message:
    return write(thread, by=acting(by), text=text)


def client(who: Somebody) -> Any:
    """Somebody at a browser, in this capacity."""
    if isinstance(who, Pupil):
        return signed_in(who.user)
    key = "volunteer" if isinstance(who, Volunteer) else "membership"
    return signed_in(who.user, f"{key}:{who.pk}")


def fresh(who: Somebody) -> Viewer:
    who.refresh_from_db()
    return viewer(who)


def another_mentor(here: Around) -> Volunteer:
    mentor = a_cleared_volunteer(here.territory)
    a_pair(a_pupil(here.enrolment.classroom, first_name="Adam"), mentor)
    return mentor


def mentor_until_yesterday(here: Around) -> Volunteer:
    end_pair(here.pair, by=acting(here.coordinator), why=WhyEnded.OTHER)
    former = here.mentor
    here.mentor = a_cleared_volunteer(here.territory)
    here.pair = a_pair(here.pupil, here.mentor)
    return former


def linked_and_not_cleared(here: Around) -> Volunteer:
    volunteer = a_volunteer(here.territory)
    link(Holder.volunteer(volunteer), [here.pupil.pk], purpose=LinkPurpose.MENTORING, reference=here.pair.pk)
    return volunteer


def expired(here: Around) -> Volunteer:
    Volunteer.objects.filter(pk=here.mentor.pk).update(checked_on=clock.today() - timedelta(days=366))
    return here.mentor


def standing_in(here: Around, begins: int, ends: int) -> Volunteer:
    """Between these days from now."""
    volunteer, now = a_cleared_volunteer(here.territory), clock.now()
    link(
        Holder.volunteer(volunteer), [here.pupil.pk], purpose=LinkPurpose.STAND_IN, reference=here.pair.pk,
        since=now + timedelta(days=begins), until=now + timedelta(days=ends),
    )  # fmt: skip
    return volunteer


def stand_in_of_last_week(here: Around) -> Volunteer:
    stand_in = standing_in(here, 0, 5)
    now = clock.now()
    PupilLink.objects.filter(volunteer=stand_in).update(since=now - timedelta(days=9), until=now - timedelta(days=2))
    return stand_in


def leading(here: Around) -> Volunteer:
    lead = a_cleared_volunteer(here.territory, role="lead")
    link(Holder.volunteer(lead), [here.pupil.pk], purpose=LinkPurpose.PAIR_LEAD, reference=here.pair.pk)
    return lead


def lead_of_another_pair(here: Around) -> Volunteer:
    lead = a_cleared_volunteer(here.territory, role="lead")
    link(Holder.volunteer(lead), [here.pupil.pk], purpose=LinkPurpose.PAIR_LEAD, reference=here.pair.pk + 1000)
    return lead


def host(here: Around) -> Membership:
    member = a_member(Role.COMPANY, a_company(here.territory))
    link_hosts(here.pupil, [member], application_id=1, granted_by_id=None)
    return member


READ = {
    "the mentor": lambda here: here.mentor,
    "who stands in today": lambda here: standing_in(here, 0, 5),
    "who leads the pair": leading,
    "a teacher of the class": lambda here: here.teacher,
    "a coordinator of the territory": lambda here: here.coordinator,
}
DO_NOT_READ = {
    "the mentor of another pupil": another_mentor,
    "the mentor of until yesterday": mentor_until_yesterday,
    "somebody linked and not cleared": linked_and_not_cleared,
    "the mentor whose checks are too old": expired,
    "a stand-in before the days": lambda here: standing_in(here, 2, 5),
    "a stand-in after the days": stand_in_of_last_week,
    "the lead of another pair": lead_of_another_pair,
    "a teacher of another class": lambda here: a_teacher(a_classroom(here.enrolment.classroom.school, name="3e B")),
    "a teacher of another school": lambda here: a_teacher(a_classroom(a_school(here.territory))),
    "the head of the school": lambda here: a_member(Role.HEAD_TEACHER, here.enrolment.classroom.school),
    "the school's office": lambda here: an_office(here.enrolment.classroom.school),
    "a coordinator of elsewhere": lambda here: a_member(Role.COORDINATOR, a_territory()),
    "the company that receives the pupil": host,
    "another pupil of the class": lambda here: a_pupil(here.enrolment.classroom, first_name="Adam"),
}
