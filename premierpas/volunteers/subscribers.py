"""Whoever's time has ended: their handover ends in the same transaction, before others take the rest."""

from premierpas.agenda.events import PresencesEnded
from premierpas.agenda.models import Presence
from premierpas.core.events import subscribe
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Membership
from premierpas.people.events import ClearanceChanged, VolunteerJoined, VolunteerLeft
from premierpas.people.models import Volunteer

from .actions.coordinating import somebody_coordinates
from .actions.leaving import end_handover
from .models import Handover
from .waiting import settle_handovers, settle_volunteer


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


@subscribe(VolunteerJoined)
def somebody_has_come(event: VolunteerJoined) -> None:
    settle_volunteer(event.volunteer_id)


@subscribe(VolunteerLeft)
def somebody_has_left(event: VolunteerLeft) -> None:
    settle_volunteer(event.volunteer_id)


@subscribe(ClearanceChanged)
def somebody_is_further(event: ClearanceChanged) -> None:
    settle_volunteer(event.volunteer_id)
