"""What memberships, classes and clearances mean for who may see a pupil, in the transaction that changed them."""

from premierpas.core import clock
from premierpas.core.events import subscribe
from premierpas.organisations.events import (
    MembershipEnded,
    MembershipStarted,
    TeacherAssigned,
    TeacherUnassigned,
)
from premierpas.organisations.models import ClassroomTeacher, Membership

from .enums import LinkPurpose
from .events import ClearanceChanged, VolunteerLeft
from .models import Volunteer
from .sight import end_links, link_membership


@subscribe(MembershipStarted)
def open_links_of_membership(event: MembershipStarted) -> None:
    link_membership(Membership.objects.get(pk=event.membership_id))


@subscribe(MembershipEnded)
def end_links_of_membership(event: MembershipEnded) -> None:
    end_links(membership=event.membership_id)


@subscribe(TeacherAssigned)
def open_links_of_class(event: TeacherAssigned) -> None:
    """A class given again, for other days or for good, is seen in those only."""
    row = ClassroomTeacher.objects.get(classroom=event.classroom_id, membership=event.membership_id)
    other_days = {} if row.since else {"until__isnull": False}
    end_links(membership=row.membership_id, purpose=LinkPurpose.CLASS, reference=row.classroom_id, **other_days)
    link_membership(Membership.objects.get(pk=event.membership_id), classroom_id=event.classroom_id)


@subscribe(TeacherUnassigned)
def end_links_of_class(event: TeacherUnassigned) -> None:
    end_links(membership=event.membership_id, purpose=LinkPurpose.CLASS, reference=event.classroom_id)


@subscribe(ClearanceChanged)
def end_links_of_volunteer_not_cleared(event: ClearanceChanged) -> None:
    """Whoever isn't cleared any more sees no pupil from this moment on."""
    volunteer = Volunteer.objects.get(pk=event.volunteer_id)
    if not volunteer.sees_pupils:
        _end_links_of(volunteer)


@subscribe(VolunteerLeft)
def end_links_of_volunteer(event: VolunteerLeft) -> None:
    """At once for who has left; who leaves on a day sees nobody once the capacity has ended."""
    volunteer = Volunteer.objects.get(pk=event.volunteer_id)
    if volunteer.until is not None and volunteer.until <= clock.now():
        _end_links_of(volunteer)


def _end_links_of(volunteer: Volunteer) -> None:
    end_links(volunteer=volunteer.pk)
