"""Who decides about volunteers: coordinators, and leads where it isn't about minors; nobody clears themself."""

from typing import Any

import rules

from premierpas.accounts.capacities import Viewer
from premierpas.agenda.presences import presence_of
from premierpas.organisations.capacities import COORDINATOR
from premierpas.organisations.models import Membership
from premierpas.people.capacities import VOLUNTEER
from premierpas.people.models import Volunteer
from premierpas.people.team import coordinates, is_of_team, leads_team, works_in_team

from .models import Away, Duty, Handover, Lesson, Reference, Succession


def _volunteer(row: Any) -> Volunteer:
    return row if isinstance(row, Volunteer) else row.volunteer


@rules.predicate
def is_of_their_territory(viewer: Viewer, row: Volunteer | Handover) -> bool:
    return _volunteer(row).territory_id == viewer.territory_id


@rules.predicate
def is_somebody_else(viewer: Viewer, volunteer: Volunteer) -> bool:
    """Whoever coordinates and is a volunteer too is cleared by a colleague."""
    return volunteer.user_id != viewer.user_id


@rules.predicate
def hears(viewer: Viewer, reference: Reference) -> bool:
    """A coordinator of the territory, for somebody else: the only ones who read what was said."""
    volunteer = reference.volunteer
    return coordinates(viewer) and is_of_their_territory(viewer, volunteer) and is_somebody_else(viewer, volunteer)


@rules.predicate
def is_themself(viewer: Viewer, row: Volunteer | Handover | Lesson | Away | Duty) -> bool:
    """The volunteer, in the part that is theirs."""
    return viewer.acts_as(VOLUNTEER) and viewer.volunteer_id == _volunteer(row).pk


@rules.predicate
def is_volunteer(viewer: Viewer) -> bool:
    return viewer.acts_as(VOLUNTEER)


@rules.predicate
def is_asked(viewer: Viewer, succession: Succession) -> bool:
    presence = presence_of(viewer)
    return presence is not None and presence.pk == succession.to_id


@rules.predicate
def is_coordinator_here(viewer: Viewer, membership: Membership) -> bool:
    """Oneself or a colleague: who leaves in a hurry may be spoken for."""
    return viewer.acts_as(COORDINATOR) and membership.territory_id == viewer.territory_id


_here = is_of_their_territory
rules.add_perm("volunteers.view_team", is_of_team)
rules.add_perm("volunteers.work", works_in_team)
rules.add_perm("volunteers.lead", leads_team)
rules.add_perm("volunteers.be_volunteer", is_volunteer)
rules.add_perm("volunteers.view", (leads_team & _here) | is_themself)
rules.add_perm("volunteers.recruit", leads_team & _here)
rules.add_perm("volunteers.clear", coordinates & _here & is_somebody_else)
rules.add_perm("volunteers.name_references", (coordinates & _here & is_somebody_else) | is_themself)
rules.add_perm("volunteers.hear_reference", hears)
rules.add_perm("volunteers.train", leads_team & _here & is_somebody_else)
rules.add_perm("volunteers.set_role", coordinates & _here & is_somebody_else)
rules.add_perm("volunteers.end", leads_team & _here & is_somebody_else)
rules.add_perm("volunteers.own", is_themself)
rules.add_perm("volunteers.speak_for", (leads_team & _here) | is_themself)
rules.add_perm("volunteers.hand_over", (leads_team & _here) | is_themself)
rules.add_perm("volunteers.speak_as_coordinator", is_coordinator_here)
rules.add_perm("volunteers.answer", works_in_team & is_asked)
