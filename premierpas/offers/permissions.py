"""Who may work on an offer. Predicates judge a Viewer; reading an offer is judged beside the search."""

import rules

from premierpas.accounts.capacities import Viewer

from .models import Offer, OfferColleague


@rules.predicate
def belongs_to_its_company(viewer: Viewer, offer: Offer) -> bool:
    return viewer.is_company and viewer.company_id == offer.company_id


@rules.predicate
def coordinates_offer(viewer: Viewer, offer: Offer) -> bool:
    """A coordinator of the territory of the offer's place or of its company; any, while neither is known."""
    territories = {offer.territory_id, offer.company.territory_id} - {None}
    return viewer.is_coordinator and (not territories or viewer.territory_id in territories)


@rules.predicate
def is_on_its_team(viewer: Viewer, offer: Offer) -> bool:
    """A colleague on the team; every member of the company while the offer has no team."""
    if not (viewer.is_company and viewer.company_id == offer.company_id):
        return False
    team = OfferColleague.objects.filter(offer=offer, membership__until=None).values_list("membership_id", flat=True)
    return not team or viewer.membership_id in team


rules.add_perm("offers.change_offer", belongs_to_its_company)
rules.add_perm("offers.moderate_offer", coordinates_offer)
rules.add_perm("offers.work_on_inbox", is_on_its_team)
