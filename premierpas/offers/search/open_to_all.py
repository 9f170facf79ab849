"""What everybody may read of offers, the newest first."""

from premierpas.offers.models import Offer

from .criteria import Criteria
from .matching import matching


def newest_for_visitors(most: int) -> list[Offer]:
    """Offers open to all that have a free week to come, with what a line about them says."""
    rows = matching(Criteria(), None, None).select_related("company", "site")
    return list(rows.order_by("-published_at", "-pk")[:most])
