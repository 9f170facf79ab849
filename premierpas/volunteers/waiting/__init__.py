"""What there is to do around volunteers, as reasons of `agenda`."""

from collections.abc import Collection

from premierpas.agenda.settling import settle
from premierpas.core.closing import at_the_end
from premierpas.people.models import Volunteer

from ..models import Handover, Succession
from .coordinating import COORDINATOR_INTENTION, NEXT_COORDINATOR
from .joining import BEGIN, CHARTER, CLEAR, DECIDE, TRAIN
from .leaving import HAND_OVER, INTENTION, SUCCEED, asked_on, is_spring
from .whose import in_team

__all__ = [
    "BEGIN",
    "CHARTER",
    "CLEAR",
    "COORDINATOR_INTENTION",
    "DECIDE",
    "HAND_OVER",
    "INTENTION",
    "NEXT_COORDINATOR",
    "REASONS",
    "SUCCEED",
    "TRAIN",
    "asked_on",
    "in_team",
    "is_spring",
    "settle_handovers",
    "settle_volunteer",
]
REASONS = (DECIDE, CLEAR, CHARTER, TRAIN, BEGIN, INTENTION, HAND_OVER, SUCCEED, COORDINATOR_INTENTION, NEXT_COORDINATOR)


def settle_volunteer(volunteer_id: int) -> None:
    """What has to be done about a volunteer, once everything that the running action changes is written."""
    at_the_end(_settle_volunteers, volunteer_id)


def settle_handovers(territory_id: int) -> None:
    """The same about those who leave, whose things may have become more or fewer."""
    at_the_end(_settle_handovers, territory_id)


def _settle_handovers(territories: Collection[int]) -> None:
    rows = Handover.objects.filter(ended_at=None, volunteer__territory__in=territories)
    if ids := list(rows.values_list("pk", flat=True)):
        settle(HAND_OVER.code, ids)


def _settle_volunteers(ids: Collection[int]) -> None:
    for reason in (CLEAR, CHARTER, TRAIN, BEGIN, INTENTION):
        settle(reason.code, ids)
    theirs = Succession.objects.filter(accepted=None, to__user__in=Volunteer.objects.filter(pk__in=ids).values("user"))
    if asked := list(theirs.values_list("to", flat=True).distinct()):
        settle(SUCCEED.code, asked)  # whoever returns still has to answer what they were asked
