"""Offers in the search box, for those who review them."""

from collections.abc import Sequence

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from premierpas.accounts.capacities import Viewer
from premierpas.core.everywhere import Hit, Source
from premierpas.core.search import Searched

from .enums import OfferState
from .models import Offer
from .queries import offers_to_moderate

OFFERS = Searched(words=("title", "company__name", "site__city"))


def _rows(viewer: Viewer) -> QuerySet[Offer]:
    begun = offers_to_moderate(viewer).exclude(state=OfferState.DRAFT)
    return begun.order_by(F("published_at").desc(nulls_last=True), "-pk")


def _shown(rows: Sequence[Offer]) -> list[Hit]:
    return [
        Hit(
            row.pk,
            row.title,
            f"{row.company.name}, {row.get_state_display()}",
            reverse("offers:moderate", args=[row.pk]),
        )
        for row in rows
    ]


OFFERS_FOUND = Source(
    label=_("Offres"),
    kind=_("offre"),
    order=50,
    may=lambda viewer: viewer.is_coordinator,
    rows=_rows,
    searched=lambda viewer: OFFERS,
    shown=_shown,
    opens=lambda thing: thing.pk if isinstance(thing, Offer) else None,
)
