"""Who opens the pages of the association that join several floors."""

import rules

from premierpas.accounts.capacities import Viewer
from premierpas.core.missing import Lack
from premierpas.people.team import is_of_team


@rules.predicate
def mends(viewer: Viewer, lack: Lack | None = None) -> bool:
    """Whoever is of a team; what is missing is listed for those who mend it."""
    return is_of_team(viewer) and (lack is None or lack.may(viewer))


rules.add_perm("portal.search", is_of_team)
rules.add_perm("portal.team_home", mends)
