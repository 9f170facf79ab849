"""Presences follow memberships, and tasks follow both, in the transaction that changes them."""

from premierpas.core.closing import at_the_end
from premierpas.core.events import subscribe
from premierpas.organisations.events import (
    CompanyNameChanged,
    CompanyRefused,
    CompanyVerified,
    MembershipEnded,
    MembershipStarted,
    TeacherAssigned,
    TeacherUnassigned,
)
from premierpas.organisations.models import Membership
from premierpas.people.events import VolunteerJoined, VolunteerLeft
from premierpas.people.models import Volunteer

from .companies import VERIFY
from .models import Presence
from .presences import mirror, mirror_volunteers, present
from .settling import hand_over, settle, settle_classes, settle_for


@subscribe(MembershipStarted)
def arrive(event: MembershipStarted) -> None:
    """Somebody is there; the first of a team finds what waited for it."""
    settle_for(_mirrored(event.membership_id))
    _settle_company(event.membership_id)


@subscribe(MembershipEnded)
def leave(event: MembershipEnded) -> None:
    """Somebody is no longer there: others have what they had open."""
    hand_over([_mirrored(event.membership_id)])
    _settle_company(event.membership_id)


@subscribe(VolunteerJoined)
def join_team(event: VolunteerJoined) -> None:
    """A volunteer is there."""
    settle_for(_mirrored_volunteer(event.volunteer_id))


@subscribe(VolunteerLeft)
def leave_team(event: VolunteerLeft) -> None:
    """A volunteer has left, or will on a day that is set."""
    presence = _mirrored_volunteer(event.volunteer_id)
    if not present().filter(pk=presence.pk).exists():
        hand_over([presence])


@subscribe(CompanyVerified)
def call_was_made(event: CompanyVerified) -> None:
    settle(VERIFY.code, [event.company_id])


@subscribe(CompanyRefused)
def call_was_in_vain(event: CompanyRefused) -> None:
    settle(VERIFY.code, [event.company_id])


@subscribe(CompanyNameChanged)
def name_was_asked_for_or_settled(event: CompanyNameChanged) -> None:
    settle(VERIFY.code, [event.company_id])


@subscribe(TeacherAssigned)
def class_has_a_teacher(event: TeacherAssigned) -> None:
    at_the_end(settle_classes, event.classroom_id)


@subscribe(TeacherUnassigned)
def class_lost_a_teacher(event: TeacherUnassigned) -> None:
    at_the_end(settle_classes, event.classroom_id)


def _mirrored(membership_id: int) -> Presence:
    mirror(Membership.objects.filter(pk=membership_id))
    return Presence.objects.get(key=f"membership:{membership_id}")


def _mirrored_volunteer(volunteer_id: int) -> Presence:
    mirror_volunteers(Volunteer.objects.filter(pk=volunteer_id))
    return Presence.objects.get(key=f"volunteer:{volunteer_id}")


def _settle_company(membership_id: int) -> None:
    company = Membership.objects.get(pk=membership_id).company_id
    if company is not None:
        settle(VERIFY.code, [company])
