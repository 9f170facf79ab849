"""What memberships and classes mean for who may see a pupil, in the transaction that changed them."""

from premierpas.core.events import subscribe
from premierpas.organisations.events import (
    MembershipEnded,
    MembershipStarted,
    TeacherAssigned,
    TeacherUnassigned,
)
from premierpas.organisations.models import ClassroomTeacher, Membership

from .enums import LinkPurpose
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
