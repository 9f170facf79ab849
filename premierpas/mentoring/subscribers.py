"""Pairs follow their people: who isn't cleared any more, who leaves, whose school year ends."""

from collections.abc import Iterable

from premierpas.agenda.events import PresencesEnded
from premierpas.agenda.models import Presence
from premierpas.agenda.presences import next_owner, staffed
from premierpas.agenda.reasons import Team
from premierpas.core import clock
from premierpas.core.events import subscribe
from premierpas.organisations.enums import Role
from premierpas.people.enums import LinkPurpose
from premierpas.people.events import ClearanceChanged, PupilLeft, VolunteerLeft
from premierpas.people.models import Volunteer
from premierpas.people.sight import end_links

from .actions.pairing import over
from .enums import WhyEnded
from .models import Pair
from .seeing import leading_volunteer, open_links


@subscribe(ClearanceChanged)
def mentor_is_not_cleared(event: ClearanceChanged) -> None:
    """Whoever isn't cleared any more accompanies nobody and leads no pair."""
    volunteer = Volunteer.objects.get(pk=event.volunteer_id)
    if not volunteer.sees_pupils:
        _part(volunteer, WhyEnded.NOT_CLEARED)


@subscribe(VolunteerLeft)
def mentor_has_left(event: VolunteerLeft) -> None:
    """At once for who has left; whoever leaves on a day goes on until it."""
    volunteer = Volunteer.objects.get(pk=event.volunteer_id)
    if volunteer.until is not None and volunteer.until <= clock.now():
        _part(volunteer, WhyEnded.MENTOR_LEFT)


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
    presence = Presence.objects.filter(key=f"volunteer:{volunteer.pk}").first()
    if presence is not None:
        _lead_anew(_locked(lead=presence))


def _locked(**which: object) -> Iterable[Pair]:
    rows = Pair.objects.running().filter(**which).select_related("enrolment", "volunteer")
    return list(rows.select_for_update(of=("self",)).order_by("pk"))


def _lead_anew(pairs: Iterable[Pair]) -> None:
    for pair in pairs:
        team = staffed(Team(Role.COORDINATOR, pair.volunteer.territory_id))
        if team is None:
            over(pair, WhyEnded.ASKED)  # nobody is left who could answer for it
            continue
        pair.lead = next_owner(team)
        pair.save(update_fields=["lead"])
        end_links(purpose=LinkPurpose.PAIR_LEAD, reference=pair.pk)
        if leading_volunteer(pair.lead) is not None:
            open_links(pair)
