"""What time does to offers: those whose weeks are over close by themselves, unfinished drafts are reminded once."""

from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from premierpas.agenda.settling import settle
from premierpas.core import clock, events
from premierpas.core.actions import NOBODY, Actor, action
from premierpas.organisations.enums import Verification

from ..again import AGAIN
from ..drafts import PUBLIC_STATES, Step, draft_content
from ..enums import OfferState
from ..events import OfferClosed
from ..models import Offer, OfferSlot
from ..notices import DRAFT_WAITS, OVER, tell_company
from .access import keep, locked, move

REMINDED_AFTER = timedelta(days=7)
UNFINISHED = (OfferState.DRAFT, OfferState.CHANGES_REQUESTED)


def over_offers() -> QuerySet[Offer]:
    """The public offers none of whose weeks is still to come or goes on."""
    left = OfferSlot.objects.filter(offer=OuterRef("pk"), last_day__gte=clock.today())
    return Offer.objects.filter(~Exists(left), state__in=PUBLIC_STATES)


def forgotten_drafts() -> QuerySet[Offer]:
    """What was begun, lies still for a week and was never reminded of."""
    rows = Offer.objects.alias(touched=Coalesce("draft_saved_at", "created_at"))
    rows = rows.filter(state__in=UNFINISHED, draft_reminded_at=None, touched__lt=clock.now() - REMINDED_AFTER)
    return rows.filter(~Q(company__state=Verification.REFUSED))


@action(may=NOBODY, tasks=True)
def close_over(offer: Offer, *, by: Actor) -> bool:
    """Close it if its weeks are over, and ask its company whether it comes again; False when there is nothing to end.

    One whose next text has weeks to come waits for that text.
    """
    offer = locked(offer)
    if not over_offers().filter(pk=offer.pk).exists() or _new_weeks(offer):
        return False
    move(offer, OfferState.CLOSED)
    offer.over_at = clock.now()
    keep(offer, "state", "over_at")
    events.emit(OfferClosed(offer_id=offer.pk, at=clock.now()))
    settle(AGAIN.code, [offer.pk])
    tell_company(OVER, offer, title=offer.title, link=reverse("offers:again", args=[offer.pk]))
    return True


@action(may=NOBODY, tasks=True)
def remind_draft(offer: Offer, *, by: Actor) -> bool:
    """Tell the company, once, that something it began waits to be finished."""
    offer = locked(offer)
    if not forgotten_drafts().filter(pk=offer.pk).exists():
        return False
    offer.draft_reminded_at = clock.now()
    keep(offer, "draft_reminded_at")
    title = draft_content(offer).title or _("Offre sans titre")
    tell_company(DRAFT_WAITS, offer, title=title, link=reverse("offers:wizard", args=[offer.pk, Step.TRADE]))
    return True


def _new_weeks(offer: Offer) -> bool:
    return bool(offer.draft) and any(last >= clock.today() for _first, last in _slots(offer))


def _slots(offer: Offer) -> list[tuple[date, date]]:
    try:
        return draft_content(offer).slots
    except ValueError:  # typed days that don't exist
        return []
