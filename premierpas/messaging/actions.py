"""Reporting a problem and following it up."""

from django.utils.translation import gettext as _

from premierpas.accounts.models import User
from premierpas.agenda.settling import settle
from premierpas.core.actions import Actor, action
from premierpas.core.errors import WrongState
from premierpas.core.outbox.notices import Recipient, post
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Membership, Territory
from premierpas.people.models import Enrolment, Pupil

from .models import INCIDENT_MOVES, Incident, IncidentNote, IncidentState
from .notices import INCIDENT_REPORTED
from .waiting import INCIDENT


@action(may="messaging.report_problem")
def report_problem(pupil: Pupil, *, by: Actor, worry: str, text: str, call_me: str = "", page: str = "") -> Incident:
    """Open an incident file that only the territory's coordinators see, and tell them without its content."""
    territory = _territory_of(pupil)
    incident = Incident.objects.create(
        pupil=pupil, reporter=by.user, territory=territory, worry=worry, text=text, call_me=call_me, page=page[:200]
    )
    settle(INCIDENT.code, [incident.pk])
    coordinators = Membership.objects.filter(territory=territory, role=Role.COORDINATOR, until=None)
    post(
        INCIDENT_REPORTED,
        [_recipient(membership.user) for membership in coordinators.select_related("user")],
        key=f"messaging.incident:{incident.pk}",
        link=f"/association/signalements/{incident.pk}/",
    )
    return incident


@action(may="messaging.follow_incident")
def follow_up(incident: Incident, *, by: Actor, note: str, state: str) -> Incident:
    """Add a step to the file and move it on; raises WrongState when somebody has moved it otherwise."""
    incident = Incident.objects.select_for_update().get(pk=incident.pk)
    if state != incident.state:
        if state not in INCIDENT_MOVES[IncidentState(incident.state)]:
            raise WrongState(_("Ce signalement a changé d’état entre-temps. Relisez-le avant d’agir."))
        incident.state = state
    if incident.taken_by_id is None:
        incident.taken_by = by.user
    incident.save(update_fields=["state", "taken_by"])
    settle(INCIDENT.code, [incident.pk])
    IncidentNote.objects.create(incident=incident, by=by.user, text=note)
    return incident


def _territory_of(pupil: Pupil) -> Territory:
    enrolment = Enrolment.objects.filter(pupil=pupil).select_related("classroom__school__territory").latest("since")
    return enrolment.classroom.school.territory


def _recipient(user: User) -> Recipient:
    return Recipient(name=user.name, user_id=user.pk, email=user.email or "", phone=user.phone)
