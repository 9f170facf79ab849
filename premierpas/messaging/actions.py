"""Reporting a problem and following it up."""

from datetime import timedelta

from django.utils.translation import gettext as _

from premierpas.agenda.settling import settle
from premierpas.core import clock
from premierpas.core.actions import Actor, action, current_actor, step
from premierpas.core.errors import WrongState
from premierpas.core.outbox.about import About
from premierpas.organisations import presence
from premierpas.organisations.people import told
from premierpas.people.circle import tell
from premierpas.people.models import Pupil

from .models import FOLLOW_UP_MOVES, Incident, IncidentNote, IncidentState, Worry
from .notices import INCIDENT_REPORTED, INCIDENT_UNATTENDED, INCIDENT_UNTAKEN
from .responsible import responsible_for, territory_of
from .waiting import INCIDENT

GROUPED = timedelta(hours=1)


@action(may="people.be_this_pupil")
def report_problem(
    pupil: Pupil, *, by: Actor, worry: str, text: str, call_me: str = "", page: str = "", copied: str = ""
) -> Incident:
    """Open an incident file that only coordinators see, or add to the pupil's open one; tell them without its content.

    Never refused, however often: a child who writes again may be in danger now.
    """
    return report_for_pupil(pupil, worry=worry, text=text, call_me=call_me, page=page, copied=copied)


@step
def report_for_pupil(
    pupil: Pupil, *, worry: str, text: str, call_me: str = "", page: str = "", copied: str = ""
) -> Incident:
    """The same as a part of another action, by whoever does it: each reporter has a file of their own.

    `copied`: what is reported, as it stands now; the file keeps it.
    """
    Pupil.objects.select_for_update(no_key=True).get(pk=pupil.pk)  # two reports at once: one file
    by, territory = current_actor().user, territory_of(pupil)
    words = {"worry": worry, "text": text, "call_me": call_me, "page": page[:200], "copied": copied}
    closed = IncidentState.CLOSED
    own = Incident.objects.filter(pupil=pupil, territory=territory, reporter=by).exclude(state=closed)
    incident = own.order_by("at").first()
    if incident is None:
        incident = Incident.objects.create(pupil=pupil, reporter=by, territory=territory, **words)
    else:
        IncidentNote.objects.create(incident=incident, by=by, **words)
        if incident.state != IncidentState.OPEN:
            incident.state = IncidentState.OPEN
            incident.save(update_fields=["state"])
    _tell(incident, worry)
    settle(INCIDENT.code, [incident.pk])
    return incident


@action(may="messaging.report_worry")
def report_worry(pupil: Pupil, *, by: Actor, text: str, call_me: str = "") -> Incident:
    """Somebody who accompanies a pupil is worried: a file of its own, which the pupil's reports don't mix with."""
    return report_for_pupil(pupil, worry=Worry.OTHER, text=text, call_me=call_me)


def _tell(incident: Incident, worry: str) -> None:
    """At once of a first report, of another worry, and of each that follows an answer; of the others once an hour."""
    responsible = responsible_for(incident.territory)
    answers = incident.notes.filter(worry="").count()
    hours = (clock.now() - incident.at) // GROUPED
    tell(
        INCIDENT_REPORTED if responsible.coordinators else INCIDENT_UNATTENDED,
        responsible.recipients,
        key=f"messaging.incident:{incident.pk}:{worry}:{answers}:{hours}",
        about=About("incident", incident.pk, incident.territory_id),
        link=f"/association/signalements/{incident.pk}/",
        territory=incident.territory.name,
    )


@step
def tell_further(incident: Incident) -> None:
    """All other coordinators, once, of a report that nobody has taken in time."""
    others = presence.coordinators().exclude(territory=incident.territory_id)
    tell(
        INCIDENT_UNTAKEN,
        told(others) + responsible_for(incident.territory).recipients,
        key=f"messaging.untaken:{incident.pk}",
        about=About("incident", incident.pk, incident.territory_id),
        link=f"/association/signalements/{incident.pk}/",
        territory=incident.territory.name,
    )


@action(may="messaging.follow_incident")
def follow_up(incident: Incident, *, by: Actor, note: str, state: str) -> Incident:
    """Add a step to the file and move it on; raises WrongState when somebody has moved it otherwise."""
    incident = Incident.objects.select_for_update().get(pk=incident.pk)
    if state != incident.state:
        if state not in FOLLOW_UP_MOVES[IncidentState(incident.state)]:
            raise WrongState(_("Ce signalement a changé d’état entre-temps. Relisez-le avant d’agir."))
        incident.state = state
    if incident.taken_by_id is None:
        incident.taken_by = by.user
    incident.save(update_fields=["state", "taken_by"])
    settle(INCIDENT.code, [incident.pk])
    IncidentNote.objects.create(incident=incident, by=by.user, text=note)
    return incident
