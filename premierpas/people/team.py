"""The team of a territory: its coordinators and volunteers, and what each may do there."""

import rules

from premierpas.accounts.capacities import Viewer
from premierpas.organisations.capacities import COORDINATOR
from premierpas.organisations.models import Territory

from .capacities import VOLUNTEER
from .enums import TeamRole
from .models import Volunteer


def team_role(viewer: Viewer) -> str:
    """What the viewer is in the team of a territory; empty for everybody else, youth workers included."""
    if viewer.acts_as(COORDINATOR):
        return COORDINATOR.name
    if viewer.capacity is None or not viewer.acts_as(VOLUNTEER) or viewer.capacity.row.is_youth_worker:
        return ""
    return str(viewer.capacity.row.role)


@rules.predicate
def is_of_team(viewer: Viewer) -> bool:
    """Whoever is of a team, those who only read included."""
    return bool(team_role(viewer))


@rules.predicate
def works_in_team(viewer: Viewer) -> bool:
    """Coordinators, leads and volunteers; not those who only read."""
    return team_role(viewer) in (COORDINATOR.name, TeamRole.LEAD, TeamRole.VOLUNTEER)


@rules.predicate
def leads_team(viewer: Viewer) -> bool:
    """Coordinators and leads."""
    return team_role(viewer) in (COORDINATOR.name, TeamRole.LEAD)


def may_accompany(volunteer: Volunteer) -> bool:
    """Cleared, and of a team: somebody of an association helps whose family agreed, and is paired with nobody."""
    return volunteer.sees_pupils and not volunteer.is_youth_worker


@rules.predicate
def is_cleared(viewer: Viewer) -> bool:
    """A volunteer of a team who may be with pupils today."""
    return viewer.capacity is not None and viewer.acts_as(VOLUNTEER) and may_accompany(viewer.capacity.row)


@rules.predicate
def coordinates(viewer: Viewer) -> bool:
    """Coordinators only: they answer for the pupils of the territory."""
    return viewer.acts_as(COORDINATOR)


@rules.predicate
def is_own_territory(viewer: Viewer, territory: Territory) -> bool:
    """The territory in which the viewer acts now."""
    return territory.pk == viewer.territory_id
