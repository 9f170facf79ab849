"""Which places of a company offers lead pupils to."""

from django.db.models import Q

from premierpas.organisations.models import Site

from .drafts import PUBLIC_STATES
from .enums import OfferState, Revision
from .models import Offer


def leads_to(site: Site) -> bool:
    """Whether an offer that is online, or a text that is being read, is about this place."""
    read = Q(state=OfferState.IN_REVIEW) | Q(state__in=PUBLIC_STATES, revision=Revision.IN_REVIEW)
    online = Q(state__in=PUBLIC_STATES, site=site)
    return Offer.objects.filter(online | (read & Q(draft__site_id=site.pk)), company=site.company_id).exists()
