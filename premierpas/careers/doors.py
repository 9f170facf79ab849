"""How pages of lower floors lead to a company's page."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.events.models import Event
from premierpas.occupations.sheets import Sheet
from premierpas.offers.models import Offer
from premierpas.ui.components import Entry

from .directory import pages_with
from .enums import PathState
from .models import DiscoveryPath
from .notices import public_address

MOST = 5


def hosts_of_trade(sheet: Sheet) -> Sequence[Entry]:
    """The companies whose career map shows this trade."""
    return [Entry(label=each.name, url=public_address(each)) for each in pages_with(sheet.slug, MOST)]


def host_of_event(event: Event) -> Sequence[Entry]:
    """The path of discovery through the trades of the company that receives, and its page."""
    company = event.company
    if company is None or not company.is_verified:
        return []
    paths = DiscoveryPath.objects.filter(company=company, state=PathState.PUBLISHED)
    label = _("Le parcours à travers ses métiers")
    way = [Entry(label=label, url=reverse("careers:path", args=[each.slug])) for each in paths]
    return [*way, Entry(label=company.name, url=public_address(company))]


def page_of_host(offer: Offer) -> str:
    """The page of the company that makes an offer; empty while it isn't verified."""
    return public_address(offer.company) if offer.company.is_verified else ""
