"""What this floor does when lower floors tell of something."""

from premierpas.agenda.settling import settle
from premierpas.core.events import subscribe
from premierpas.organisations.events import CompanyNameChanged, CompanyRefused, CompanyVerified

from .actions.visibility import pause_offers_of_refused
from .again import AGAIN
from .drafts import PUBLIC_STATES
from .indexing import index_offer
from .models import Offer
from .waiting import REVIEW


@subscribe(CompanyRefused)
def take_offers_out_of_search(event: CompanyRefused) -> None:
    """Its offers leave the search, the coordinators' queue and the agenda."""
    pause_offers_of_refused(event.company_id)
    _settle(event.company_id)


@subscribe(CompanyVerified)
def offers_wait_again(event: CompanyVerified) -> None:
    """What a refused company had sent is read once it is verified."""
    _settle(event.company_id)


@subscribe(CompanyNameChanged)
def find_offers_by_the_new_name(event: CompanyNameChanged) -> None:
    offers = Offer.objects.filter(company=event.company_id, state__in=PUBLIC_STATES).select_related("company", "site")
    for offer in offers:
        index_offer(offer)


def _settle(company_id: int) -> None:
    offers = list(Offer.objects.filter(company=company_id).values_list("pk", flat=True))
    for reason in (REVIEW, AGAIN):
        settle(reason.code, offers)
