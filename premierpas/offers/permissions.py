"""Who may work on an offer. Predicates judge a Viewer; reading an offer is judged beside the search."""

import rules

from premierpas.accounts.capacities import Viewer
from premierpas.people.enrolments import present_enrolment_of

from .models import Offer, OfferColleague, SavedSearch
from .search.matching import open_to
from .search.seeker import school_read_for


@rules.predicate
def belongs_to_its_company(viewer: Viewer, offer: Offer) -> bool:
    return viewer.is_company and viewer.company_id == offer.company_id


@rules.predicate
def coordinates_offer(viewer: Viewer, offer: Offer) -> bool:
    """A coordinator of the territory of the offer's place or of its company; any, while neither is known."""
    territories = {offer.territory_id, offer.company.territory_id} - {None}
    return viewer.is_coordinator and (not territories or viewer.territory_id in territories)


@rules.predicate
def speaks_for_its_host(viewer: Viewer, offer: Offer) -> bool:
    """A coordinator of the company's own territory does what it asks for on the phone."""
    return viewer.is_coordinator and viewer.territory_id == offer.company.territory_id


@rules.predicate
def is_on_its_team(viewer: Viewer, offer: Offer) -> bool:
    """A colleague on the team; every member of the company while the offer has no team."""
    if not (viewer.is_company and viewer.company_id == offer.company_id):
        return False
    team = OfferColleague.objects.filter(offer=offer, membership__until=None).values_list("membership_id", flat=True)
    return not team or viewer.membership_id in team


@rules.predicate
def is_open_to_pupil(viewer: Viewer, offer: Offer) -> bool:
    """A pupil may keep what they may read."""
    enrolment = present_enrolment_of(viewer)
    return enrolment is not None and open_to(enrolment).filter(pk=offer.pk).exists()


@rules.predicate
def is_open_to_school(viewer: Viewer, offer: Offer) -> bool:
    """School staff read what pupils of one of its classes may read."""
    school = school_read_for(viewer)
    return school is not None and open_to(school).filter(pk=offer.pk).exists()


@rules.predicate
def is_own_search(viewer: Viewer, search: SavedSearch) -> bool:
    """What a pupil keeps is theirs alone."""
    return viewer.is_pupil and viewer.pupil_id == search.pupil_id


rules.add_perm("offers.own_search", is_own_search)
rules.add_perm("offers.see_as_pupil", belongs_to_its_company | coordinates_offer | is_open_to_school)
rules.add_perm("offers.change_offer", belongs_to_its_company)
rules.add_perm("offers.speak_for_host", speaks_for_its_host)
rules.add_perm("offers.turn_offer", belongs_to_its_company | speaks_for_its_host)
rules.add_perm("offers.moderate_offer", coordinates_offer)
rules.add_perm("offers.work_on_inbox", is_on_its_team)
rules.add_perm("offers.keep_offer", is_open_to_pupil)
