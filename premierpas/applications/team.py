"""Who answers for an offer: the colleagues of its team, and who wrote it."""

from django.db.models import Q

from premierpas.offers.models import Offer
from premierpas.organisations.models import Membership
from premierpas.organisations.presence import colleagues


def team_of(offer: Offer) -> list[Membership]:
    """Present members of the company who answer for the offer, with their accounts; everyone while it has no team."""
    members = colleagues(offer.company_id).filter(user__is_active=True)
    on_it = Q(offers__offer=offer) | Q(user=offer.created_by_id)
    return list(members.filter(on_it).distinct()) or list(members)
