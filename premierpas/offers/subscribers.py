"""What this floor does when lower floors tell of something."""

from premierpas.agenda.settling import settle
from premierpas.core.events import subscribe
from premierpas.organisations.events import CompanyRefused, CompanyVerified

from .actions.visibility import pause_offers_of_refused
from .again import AGAIN
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


def _settle(company_id: int) -> None:
    offers = list(Offer.objects.filter(company=company_id).values_list("pk", flat=True))
    for reason in (REVIEW, AGAIN):
        settle(reason.code, offers)
