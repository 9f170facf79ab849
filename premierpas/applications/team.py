"""Who answers for an offer: the colleagues of its team, and who wrote it."""

from django.db.models import Q

from premierpas.offers.models import Offer
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Membership


def team_of(offer: Offer) -> list[Membership]:
    """Present members of the company who answer for the offer, with their accounts; everyone while it has no team."""
    members = Membership.objects.filter(role=Role.COMPANY, company=offer.company_id, until=None, user__is_active=True)
    members = members.select_related("user").order_by("pk")
    on_it = Q(offers__offer=offer) | Q(user=offer.created_by_id)
    return list(members.filter(on_it).distinct()) or list(members)
