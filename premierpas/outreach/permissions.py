"""Who may do what with companies' files: the team of their territory; whoever only reads reads."""

import rules

from premierpas.accounts.capacities import Viewer
from premierpas.organisations.capacities import COORDINATOR
from premierpas.organisations.models import Territory
from premierpas.people.capacities import VOLUNTEER
from premierpas.people.enums import TeamRole

from .models import CompanyFile, SavedView


def team_role(viewer: Viewer) -> str:
    """What the viewer is in the team of a territory; empty for everybody else."""
    if viewer.acts_as(COORDINATOR):
        return COORDINATOR.name
    return str(viewer.capacity.row.role) if viewer.capacity and viewer.acts_as(VOLUNTEER) else ""


@rules.predicate
def is_of_team(viewer: Viewer) -> bool:
    return bool(team_role(viewer))


@rules.predicate
def works_in_team(viewer: Viewer) -> bool:
    return team_role(viewer) in (COORDINATOR.name, TeamRole.LEAD, TeamRole.VOLUNTEER)


@rules.predicate
def leads_team(viewer: Viewer) -> bool:
    return team_role(viewer) in (COORDINATOR.name, TeamRole.LEAD)


@rules.predicate
def is_of_its_territory(viewer: Viewer, file: CompanyFile) -> bool:
    return file.territory_id == viewer.territory_id


@rules.predicate
def is_own_territory(viewer: Viewer, territory: Territory) -> bool:
    return territory.pk == viewer.territory_id


@rules.predicate
def coordinates(viewer: Viewer, file: CompanyFile) -> bool:
    """Only coordinators act for a company: they know its pupils' applications, volunteers don't."""
    return viewer.acts_as(COORDINATOR)


@rules.predicate
def is_view_of_territory(viewer: Viewer, view: SavedView) -> bool:
    return view.territory_id == viewer.territory_id


@rules.predicate
def may_drop(viewer: Viewer, view: SavedView) -> bool:
    return view.owner_id == viewer.user_id or (view.for_team and leads_team(viewer))


rules.add_perm("outreach.read", is_of_team)
rules.add_perm("outreach.open_file", works_in_team & is_own_territory)
rules.add_perm("outreach.work", works_in_team)
rules.add_perm("outreach.lead", leads_team)
rules.add_perm("outreach.view_file", is_of_team & is_of_its_territory)
rules.add_perm("outreach.change_file", works_in_team & is_of_its_territory)
rules.add_perm("outreach.merge_file", leads_team & is_of_its_territory)
rules.add_perm("outreach.act_for_host", coordinates & is_of_its_territory)
rules.add_perm("outreach.keep_view", works_in_team & is_own_territory)
rules.add_perm("outreach.drop_view", works_in_team & is_view_of_territory & may_drop)
