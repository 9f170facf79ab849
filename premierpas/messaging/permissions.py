"""Incidents are restricted: coordinators of the pupil's territory; where none is present, the other coordinators."""

import rules

from premierpas.accounts.capacities import Viewer

from .models import Incident
from .responsible import incidents_followed_by


@rules.predicate
def follows_incident(viewer: Viewer, incident: Incident) -> bool:
    return incidents_followed_by(viewer).filter(pk=incident.pk).exists()


rules.add_perm("messaging.follow_incident", follows_incident)
