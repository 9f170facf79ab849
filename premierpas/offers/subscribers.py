"""What this floor does when lower floors tell of something."""

from premierpas.core.events import subscribe
from premierpas.organisations.events import CompanyNameChanged, CompanyRefused

from .actions.visibility import pause_offers_of_refused
from .drafts import PUBLIC_STATES
from .indexing import index_offer
from .models import Offer


@subscribe(CompanyRefused)
def take_offers_out_of_search(event: CompanyRefused) -> None:
    pause_offers_of_refused(event.company_id)


@subscribe(CompanyNameChanged)
def find_offers_by_the_new_name(event: CompanyNameChanged) -> None:
    offers = Offer.objects.filter(company=event.company_id, state__in=PUBLIC_STATES).select_related("company", "site")
    for offer in offers:
        index_offer(offer)
