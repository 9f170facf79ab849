"""Who writes to many: the team drafts letters to companies, leads and coordinators send; families: coordinators."""

import rules

from premierpas.accounts.capacities import Viewer
from premierpas.core.audiences import Audience, Circle, audiences
from premierpas.partners.capacities import PARTNER
from premierpas.people.team import coordinates, is_of_team, is_own_territory, leads_team, works_in_team

from .enums import Readers
from .models import Announcement, Campaign, Decision, Paper, Template
from .shown import papers_for_partner

_WRITES = {Circle.TEAM: works_in_team, Circle.LEADS: leads_team, Circle.COORDINATORS: coordinates}


def may_write_to(viewer: Viewer, audience: Audience) -> bool:
    """Whether somebody writes to these people, and reads their names."""
    return bool(_WRITES[audience.circle](viewer))


def written_by(viewer: Viewer) -> list[Audience]:
    """The audiences that somebody may write to."""
    return [each for each in audiences if may_write_to(viewer, each)]


@rules.predicate
def is_of_campaign_territory(viewer: Viewer, campaign: Campaign) -> bool:
    return campaign.territory_id == viewer.territory_id


@rules.predicate
def writes_to_audience(viewer: Viewer, campaign: Campaign | Template) -> bool:
    audience = audiences.get(campaign.audience)
    return audience is not None and may_write_to(viewer, audience)


@rules.predicate
def is_of_place(viewer: Viewer, thing: Announcement | Paper | Template) -> bool:
    return thing.territory_id == viewer.territory_id


@rules.predicate
def is_read_by(viewer: Viewer, paper: Paper) -> bool:
    """What is for everybody is for whoever is signed in; the rest stays in its territory."""
    if paper.readers == Readers.EVERYBODY:
        return bool(viewer.is_authenticated)
    if viewer.acts_as(PARTNER):
        return papers_for_partner(viewer).filter(pk=paper.pk).exists()
    if paper.territory_id != viewer.territory_id:
        return False
    return bool(coordinates(viewer) if paper.readers == Readers.COORDINATORS else is_of_team(viewer))


@rules.predicate
def is_of_decision_place(viewer: Viewer, decision: Decision) -> bool:
    return decision.paper.territory_id == viewer.territory_id


@rules.predicate
def is_own_decision(viewer: Viewer, decision: Decision) -> bool:
    return decision.owner is not None and decision.owner.user_id == viewer.user_id


rules.add_perm("campaigns.read", works_in_team)
rules.add_perm("campaigns.write_in", works_in_team & is_own_territory)
rules.add_perm("campaigns.change_campaign", is_of_campaign_territory & writes_to_audience)
rules.add_perm("campaigns.send_campaign", is_of_campaign_territory & writes_to_audience & leads_team)
rules.add_perm("campaigns.use_template", is_of_place & writes_to_audience)
rules.add_perm("campaigns.announce", leads_team)
rules.add_perm("campaigns.announce_in", leads_team & is_own_territory)
rules.add_perm("campaigns.change_announcement", leads_team & is_of_place)
rules.add_perm("campaigns.read_shelf", is_of_team)
rules.add_perm("campaigns.file_papers", works_in_team)
rules.add_perm("campaigns.file_papers_in", works_in_team & is_own_territory)
rules.add_perm("campaigns.view_paper", is_read_by)
rules.add_perm("campaigns.change_paper", works_in_team & is_of_place & is_read_by)
rules.add_perm("campaigns.end_decision", is_own_decision | (leads_team & is_of_decision_place))
