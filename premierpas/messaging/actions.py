"""Reporting a problem and following it up."""

from django.utils.translation import gettext as _

from premierpas.core.actions import Actor, action
from premierpas.core.errors import WrongState
from premierpas.people.circle import circle, tell
from premierpas.people.models import Pupil

from .models import INCIDENT_MOVES, Incident, IncidentNote, IncidentState
from .notices import INCIDENT_REPORTED


@action(may="people.be_this_pupil")
def report_problem(pupil: Pupil, *, by: Actor, worry: str, text: str, call_me: str = "", page: str = "") -> Incident:
    """Open an incident file that only the territory's coordinators see, and tell them without its content."""
    around = circle(pupil)
    incident = Incident.objects.create(
        pupil=pupil,
        reporter=by.user,
        territory=around.school.territory,
        worry=worry,
        text=text,
        call_me=call_me,
        page=page[:200],
    )
    tell(
        INCIDENT_REPORTED,
        around.coordinators,
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
    IncidentNote.objects.create(incident=incident, by=by.user, text=note)
    return incident
