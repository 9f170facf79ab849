"""Incidents are restricted: coordinators of the pupil's territory, nobody else."""

import rules

from premierpas.accounts.capacities import Viewer

from .models import Incident


@rules.predicate
def follows_incident(viewer: Viewer, incident: Incident) -> bool:
    return viewer.is_coordinator and viewer.territory_id == incident.territory_id


rules.add_perm("messaging.follow_incident", follows_incident)
