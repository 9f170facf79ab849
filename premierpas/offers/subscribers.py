"""What this floor does when lower floors tell of something."""

from premierpas.core.events import subscribe
from premierpas.organisations.events import CompanyRefused

from .actions.visibility import pause_offers_of_refused


@subscribe(CompanyRefused)
def take_offers_out_of_search(event: CompanyRefused) -> None:
    pause_offers_of_refused(event.company_id)
