"""Who may do what with partners: the team of their territory (of any, for one of the whole house), or themselves."""

import rules

from premierpas.accounts.capacities import Viewer
from premierpas.people.team import is_of_team, works_in_team

from .capacities import PARTNER
from .models import Contact, Hours, Introduction, Partner


@rules.predicate
def is_partner(viewer: Viewer) -> bool:
    return viewer.acts_as(PARTNER)


@rules.predicate
def is_of_its_territory(viewer: Viewer, partner: Partner) -> bool:
    return partner.territory_id in (None, viewer.territory_id)


@rules.predicate
def is_of_partner(viewer: Viewer, partner: Partner) -> bool:
    return viewer.acts_as(PARTNER) and viewer.partner_id == partner.pk


@rules.predicate
def is_team_of_contact(viewer: Viewer, contact: Contact) -> bool:
    return contact.partner.territory_id in (None, viewer.territory_id)


@rules.predicate
def is_contact(viewer: Viewer, contact: Contact) -> bool:
    return viewer.acts_as(PARTNER) and viewer.capacity is not None and viewer.capacity.row.contact_id == contact.pk


@rules.predicate
def is_asked(viewer: Viewer, asked: Introduction | Hours) -> bool:
    return is_contact(viewer, asked.door.contact if isinstance(asked, Introduction) else asked.skill.contact)


rules.add_perm("partners.read", is_of_team)
rules.add_perm("partners.work", works_in_team)
rules.add_perm("partners.view", is_of_team & is_of_its_territory)
rules.add_perm("partners.change", works_in_team & is_of_its_territory)
rules.add_perm("partners.space", is_partner)
rules.add_perm("partners.invite", (works_in_team & is_of_its_territory) | is_of_partner)
rules.add_perm("partners.read_own", is_of_partner)
# What somebody can open or give is theirs to say; the team writes it down for them after a call.
rules.add_perm("partners.speak_for", (works_in_team & is_team_of_contact) | is_contact)
rules.add_perm("partners.own", is_contact)
rules.add_perm("partners.answer", is_asked)
