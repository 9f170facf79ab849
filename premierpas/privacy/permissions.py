"""Who may ask, and who answers."""

from typing import Any

import rules

from premierpas.accounts.capacities import Viewer

from .models import Demand


@rules.predicate
def is_oneself(viewer: Viewer, user: Any) -> bool:
    return viewer.user_id == user.pk


@rules.predicate
def is_own_demand(viewer: Viewer, demand: Demand) -> bool:
    return viewer.user_id == demand.user_id


@rules.predicate
def answers_demand(viewer: Viewer, demand: Demand) -> bool:
    """A coordinator of the territory; where a demand has none, any coordinator."""
    return viewer.is_coordinator and demand.territory_id in (None, viewer.territory_id)


rules.add_perm("privacy.ask", is_oneself)
rules.add_perm("privacy.take_back", is_own_demand)
rules.add_perm("privacy.answer", answers_demand)
