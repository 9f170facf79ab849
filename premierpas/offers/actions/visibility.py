"""What a company does with a public offer in one click: pause, resume, close."""

from premierpas.core import clock, events
from premierpas.core.actions import Actor, action, step

from ..enums import OfferState
from ..events import AboutOffer, OfferClosed, OfferPaused, OfferResumed
from ..models import Offer
from .access import keep, locked_with_company, move, require_state, require_verified, require_week_to_come


@action(may="offers.turn_offer")
def pause_offer(offer: Offer, *, by: Actor) -> Offer:
    """Take the offer out of search; those who have written to it are still answered."""
    return _turn(offer, OfferState.PAUSED, OfferPaused)


@action(may="offers.turn_offer")
def resume_offer(offer: Offer, *, by: Actor) -> Offer:
    """Put a paused offer back into search; raises WrongState when its weeks are over, CompanyNotVerified."""
    return _turn(offer, OfferState.PUBLISHED, OfferResumed, only_from=OfferState.PAUSED)


@action(may="offers.turn_offer")
def close_offer(offer: Offer, *, by: Actor) -> Offer:
    """End the offer; it can be made again next year."""
    return _turn(offer, OfferState.CLOSED, OfferClosed)


@step
def pause_offers_of_refused(company_id: int) -> int:
    """Take every public offer of a company out of search; returns how many.

    They are paused, not withdrawn: once verified again the company resumes them itself, and not before.
    """
    public = Offer.objects.select_for_update().filter(company=company_id, state=OfferState.PUBLISHED).order_by("pk")
    offers = list(public)
    for offer in offers:
        move(offer, OfferState.PAUSED)
        keep(offer, "state")
        events.emit(OfferPaused(offer_id=offer.pk, at=clock.now()))
    return len(offers)


def _turn(offer: Offer, state: OfferState, told: type[AboutOffer], only_from: OfferState | None = None) -> Offer:
    offer = locked_with_company(offer)
    if only_from is not None:
        require_state(offer, only_from)
    if state == OfferState.PUBLISHED:
        require_verified(offer)
        require_week_to_come(offer)
    move(offer, state)
    keep(offer, "state")
    events.emit(told(offer_id=offer.pk, at=clock.now()))
    return offer
