"""How the screens find the thing they are about, and send answers back."""

from typing import Any

from django.contrib import messages

from premierpas.core.errors import DomainError
from premierpas.core.requests import SiteRequest

from ..models import Offer


def offer_of_id(request: SiteRequest, *, offer_id: int, **_rest: Any) -> Offer:
    """The offer of an address."""
    return Offer.objects.select_related("company", "company__territory", "territory").get(pk=offer_id)


def say_error(request: SiteRequest, error: DomainError) -> None:
    """Show a refused action on the next page."""
    messages.error(request, str(error.message))
