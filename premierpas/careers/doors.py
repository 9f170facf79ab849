"""How pages of lower floors lead to a company's page."""

from collections.abc import Sequence

from premierpas.occupations.sheets import Sheet
from premierpas.offers.models import Offer
from premierpas.ui.components import Entry

from .directory import pages_with
from .notices import public_address

MOST = 5


def hosts_of_trade(sheet: Sheet) -> Sequence[Entry]:
    """The companies whose career map shows this trade."""
    return [Entry(label=each.name, url=public_address(each)) for each in pages_with(sheet.slug, MOST)]


def page_of_host(offer: Offer) -> str:
    """The page of the company that makes an offer; empty while it isn't verified."""
    return public_address(offer.company) if offer.company.is_verified else ""
