"""Who answers for a pair: a coordinator, or a cleared volunteer who isn't its mentor."""

from premierpas.agenda.models import Presence
from premierpas.agenda.presences import hold
from premierpas.core.actions import step
from premierpas.organisations.enums import Role
from premierpas.people.enums import LinkPurpose
from premierpas.people.models import Volunteer
from premierpas.people.sight import end_links
from premierpas.people.team import may_accompany

from .errors import MayNotLead
from .models import Pair
from .seeing import leading_volunteer, open_lead_link


def may_lead(lead: Presence, mentor: Volunteer) -> bool:
    """Coordinators of the territory, and its cleared volunteers but the mentor; they can't leave meanwhile."""
    if lead.place != mentor.territory_id or not hold(lead):
        return False
    if lead.role == Role.COORDINATOR:
        return True
    row = leading_volunteer(lead)
    return row is not None and row.pk != mentor.pk and may_accompany(row)


@step
def led_by(pair: Pair, lead: Presence) -> None:
    """Somebody else answers from now on: the one before no longer sees the pupil by this pair.

    Raises MayNotLead.
    """
    if not may_lead(lead, pair.volunteer):
        raise MayNotLead
    pair.lead = lead
    pair.save(update_fields=["lead"])
    end_links(purpose=LinkPurpose.PAIR_LEAD, reference=pair.pk)
    open_lead_link(pair)
