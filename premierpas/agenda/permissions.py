"""Who may look at tasks and do them: everybody who is present in their team, and a head for the teachers."""

import rules

from premierpas.accounts.capacities import Viewer
from premierpas.people.capacities import VOLUNTEER

from .models import Feed, Task
from .presences import WITHOUT_TASKS, may_do, presence_of


@rules.predicate
def has_part(viewer: Viewer) -> bool:
    """An adult in a part that has work: teacher, head, member of a company, coordinator, volunteer."""
    if viewer.capacity is not None and viewer.acts_as(VOLUNTEER):
        return viewer.capacity.row.role not in WITHOUT_TASKS
    return viewer.membership_id is not None


@rules.predicate
def is_of_its_team(viewer: Viewer, task: Task) -> bool:
    presence = presence_of(viewer)
    return presence is not None and may_do(presence, task)


@rules.predicate
def is_own_calendar(viewer: Viewer, feed: Feed) -> bool:
    return viewer.capacity is not None and viewer.capacity.key == feed.presence.key


rules.add_perm("agenda.view", has_part)
rules.add_perm("agenda.do", is_of_its_team)
rules.add_perm("agenda.revoke_feed", is_own_calendar)
