"""Whoever comes or goes: their handover ends in the same transaction, and coordinators are asked anew."""

from premierpas.agenda.events import PresencesEnded
from premierpas.agenda.models import Presence
from premierpas.agenda.settling import settle
from premierpas.core.closing import at_the_end
from premierpas.core.events import subscribe
from premierpas.organisations.enums import Role
from premierpas.organisations.events import MembershipEnded, MembershipStarted
from premierpas.organisations.models import Membership
from premierpas.people.events import ClearanceChanged, VolunteerJoined, VolunteerLeft
from premierpas.people.models import Volunteer

from .actions.coordinating import settle_coordinations, somebody_coordinates
from .actions.leaving import end_handover
from .models import Handover
from .waiting import COORDINATOR_INTENTION, settle_handovers, settle_volunteer


@subscribe(PresencesEnded)
def who_coordinates_now(event: PresencesEnded) -> None:
    """A coordinator has left: before their work is shared out there is somebody who coordinates."""
    gone = Presence.objects.filter(pk__in=event.presence_ids)
    ids = [int(each.key.partition(":")[2]) for each in gone if each.role == Role.COORDINATOR]
    for membership in Membership.objects.filter(pk__in=ids).select_related("territory", "user").order_by("pk"):
        somebody_coordinates(membership)


@subscribe(PresencesEnded)
def end_handovers(event: PresencesEnded) -> None:
    """What was agreed is done: this floor stands below those that hold the things, so it is asked first."""
    keys = Presence.objects.filter(pk__in=event.presence_ids, role="volunteer").values_list("key", flat=True)
    ids = [int(key.partition(":")[2]) for key in keys]
    for handover in Handover.objects.filter(volunteer__in=ids, ended_at=None).order_by("pk"):
        end_handover(handover)
    for volunteer_id in ids:
        settle_volunteer(volunteer_id)
    for territory_id in Volunteer.objects.filter(pk__in=ids).values_list("territory", flat=True):
        settle_handovers(territory_id)  # what was theirs may go to somebody who leaves too


@subscribe(MembershipStarted)
def a_coordinator_has_come(event: MembershipStarted) -> None:
    """Whoever comes in spring is asked too, and a colleague who stays may be what another's leaving lacked."""
    at_the_end(_settle_coordinators, event.membership_id)


@subscribe(MembershipEnded)
def a_coordinator_has_gone(event: MembershipEnded) -> None:
    """They may have been the colleague on whom another's leaving relied."""
    at_the_end(_settle_coordinators, event.membership_id)


def _settle_coordinators(memberships: set[int]) -> None:
    rows = Membership.objects.filter(pk__in=memberships).order_by("pk")
    found = [each for each in rows if each.role == Role.COORDINATOR]
    if found:
        settle(COORDINATOR_INTENTION.code, [each.pk for each in found])
    for territory in dict.fromkeys(each.territory_id for each in found):
        settle_coordinations(territory)


@subscribe(VolunteerJoined)
def somebody_has_come(event: VolunteerJoined) -> None:
    settle_volunteer(event.volunteer_id)


@subscribe(VolunteerLeft)
def somebody_has_left(event: VolunteerLeft) -> None:
    settle_volunteer(event.volunteer_id)


@subscribe(ClearanceChanged)
def somebody_is_further(event: ClearanceChanged) -> None:
    settle_volunteer(event.volunteer_id)
