"""Incidents are restricted: coordinators of the pupil's territory; where none is present, the other coordinators."""

import rules

from premierpas.accounts.capacities import Viewer
from premierpas.people.capacities import VOLUNTEER
from premierpas.people.models import Pupil
from premierpas.people.sight import may_see_pupil

from .models import Incident
from .responsible import incidents_followed_by


@rules.predicate
def follows_incident(viewer: Viewer, incident: Incident) -> bool:
    return incidents_followed_by(viewer).filter(pk=incident.pk).exists()


@rules.predicate
def is_volunteer_of(viewer: Viewer, pupil: Pupil) -> bool:
    """A cleared volunteer who sees the pupil."""
    return viewer.acts_as(VOLUNTEER) and may_see_pupil(viewer, pupil)


rules.add_perm("messaging.follow_incident", follows_incident)
rules.add_perm("messaging.report_worry", is_volunteer_of)
