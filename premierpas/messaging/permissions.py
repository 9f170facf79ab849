"""Incidents are restricted: coordinators of the pupil's territory, nobody else."""

import rules

from premierpas.accounts.capacities import Viewer
from premierpas.people.models import Pupil

from .models import Incident


@rules.predicate
def follows_incident(viewer: Viewer, incident: Incident) -> bool:
    return viewer.is_coordinator and viewer.territory_id == incident.territory_id


@rules.predicate
def is_the_pupil(viewer: Viewer, pupil: Pupil) -> bool:
    return viewer.is_pupil and viewer.pupil_id == pupil.pk


rules.add_perm("messaging.report_problem", is_the_pupil)
rules.add_perm("messaging.follow_incident", follows_incident)
