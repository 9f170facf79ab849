"""Who may do what with companies' files: the team of their territory; whoever only reads reads."""

import rules

from premierpas.accounts.capacities import Viewer
from premierpas.people.team import coordinates, is_of_team, is_own_territory, leads_team, works_in_team

from .models import CompanyFile, SavedView


@rules.predicate
def is_of_its_territory(viewer: Viewer, file: CompanyFile) -> bool:
    return file.territory_id == viewer.territory_id


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
# Only coordinators act for a company: they know its pupils' applications, volunteers don't.
rules.add_perm("outreach.act_for_host", coordinates & is_of_its_territory)
rules.add_perm("outreach.keep_view", works_in_team & is_own_territory)
rules.add_perm("outreach.drop_view", works_in_team & is_view_of_territory & may_drop)
