"""Who makes paths. Pages of companies are judged by `organisations`: its members write, its coordinators read."""

import rules

from premierpas.accounts.capacities import Viewer
from premierpas.people.permissions import is_theirs
from premierpas.people.team import leads_team

from .models import DiscoveryPath


@rules.predicate
def leads_where(viewer: Viewer, path: DiscoveryPath) -> bool:
    """Coordinators and leads of the territory of the path, or of its company."""
    territory = path.company.territory_id if path.company else path.territory_id
    return bool(leads_team(viewer)) and territory in (None, viewer.territory_id)


@rules.predicate
def is_own_company_path(viewer: Viewer, path: DiscoveryPath) -> bool:
    return viewer.is_company and path.company_id is not None and viewer.company_id == path.company_id


rules.add_perm("careers.plan", leads_team)
rules.add_perm("careers.edit_path", leads_where | is_own_company_path)
rules.add_perm("careers.publish_path", leads_where)
rules.add_perm("careers.note", is_theirs)
