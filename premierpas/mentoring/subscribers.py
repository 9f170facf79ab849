"""Pairs follow their people: who isn't cleared any more, who leaves, whose school year ends."""

from collections.abc import Iterable

from premierpas.agenda.events import PresencesEnded
from premierpas.agenda.models import Presence
from premierpas.agenda.presences import next_owner, staffed
from premierpas.agenda.reasons import Team
from premierpas.core import clock
from premierpas.core.closing import at_the_end
from premierpas.core.events import subscribe
from premierpas.organisations.enums import Role
from premierpas.people.events import ClearanceChanged, PupilLeft, VolunteerJoined, VolunteerLeft
from premierpas.people.models import Volunteer

from .actions.pairing import over
from .actions.standing_in import no_more
from .enums import WhyEnded
from .leading import led_by
from .models import Pair, StandIn
from .telling import tell_lead
from .waiting import settle_idle, settle_pair


@subscribe(ClearanceChanged)
def mentor_is_not_cleared(event: ClearanceChanged) -> None:
    """Whoever isn't cleared any more accompanies nobody, replaces nobody and leads no pair."""
    volunteer = Volunteer.objects.get(pk=event.volunteer_id)
    if not volunteer.sees_pupils:
        _part(volunteer, WhyEnded.NOT_CLEARED)
    at_the_end(settle_idle, volunteer.pk)


@subscribe(VolunteerLeft)
def mentor_has_left(event: VolunteerLeft) -> None:
    """At once for who has left; whoever leaves on a day goes on until it."""
    volunteer = Volunteer.objects.get(pk=event.volunteer_id)
    if volunteer.until is not None and volunteer.until <= clock.now():
        _part(volunteer, WhyEnded.MENTOR_LEFT)
    at_the_end(settle_idle, volunteer.pk)


@subscribe(VolunteerJoined)
def somebody_is_back(event: VolunteerJoined) -> None:
    at_the_end(settle_idle, event.volunteer_id)


@subscribe(PupilLeft)
def pupil_has_left(event: PupilLeft) -> None:
    for pair in _locked(enrolment=event.enrolment_id):
        over(pair, WhyEnded.PUPIL_LEFT)


@subscribe(PresencesEnded)
def others_lead(event: PresencesEnded) -> None:
    """Pairs whose lead is no longer there go to a coordinator."""
    _lead_anew(_locked(lead__in=event.presence_ids))


def _part(volunteer: Volunteer, why: WhyEnded) -> None:
    for pair in _locked(volunteer=volunteer):
        over(pair, why)
    for row in StandIn.objects.ahead().filter(volunteer=volunteer).select_for_update(of=("self",)).order_by("pk"):
        no_more(row)
    presence = Presence.objects.filter(key=f"volunteer:{volunteer.pk}").first()
    if presence is not None:
        _lead_anew(_locked(lead=presence))


def _locked(**which: object) -> Iterable[Pair]:
    rows = Pair.objects.running().filter(**which).select_related("enrolment__pupil", "volunteer", "lead__user")
    return list(rows.select_for_update(of=("self",)).order_by("pk"))


def _lead_anew(pairs: Iterable[Pair]) -> None:
    for pair in pairs:
        team = staffed(Team(Role.COORDINATOR, pair.volunteer.territory_id))
        if team is None:
            over(pair, WhyEnded.ASKED)  # nobody is left who could answer for it
            continue
        led_by(pair, next_owner(team))
        tell_lead(pair)
        settle_pair(pair)
