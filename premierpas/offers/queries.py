"""What the screens of companies and coordinators show of offers, in a constant number of queries."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from premierpas.accounts.capacities import Viewer
from premierpas.core import clock
from premierpas.ui.typography import in_words, title_first

from .drafts import PUBLIC_STATES, draft_content
from .enums import OfferState, Revision
from .models import Offer, OfferSlot
from .waiting import IN_REVIEW

BADGES = {
    OfferState.DRAFT: "",
    OfferState.IN_REVIEW: "wait",
    OfferState.CHANGES_REQUESTED: "now",
    OfferState.PUBLISHED: "done",
    OfferState.PAUSED: "off",
    OfferState.CLOSED: "off",
    OfferState.WITHDRAWN: "bad",
}
GROUPS = (
    (gettext_lazy("À finir"), (OfferState.DRAFT, OfferState.CHANGES_REQUESTED)),
    (gettext_lazy("En relecture"), (OfferState.IN_REVIEW,)),
    (gettext_lazy("En ligne et en pause"), PUBLIC_STATES),
    (gettext_lazy("Terminées"), (OfferState.CLOSED, OfferState.WITHDRAWN)),
)


@dataclass(frozen=True)
class ManagedOffer:
    """One offer as its company sees it in the list."""

    id: int
    title: str
    state: str
    label: str
    badge: str
    revision: str
    note: str
    weeks: list[dict[str, Any]]
    has_week_to_come: bool

    @property
    def is_public(self) -> bool:
        return self.state in PUBLIC_STATES

    @property
    def can_be_resumed(self) -> bool:
        return self.state == OfferState.PAUSED and self.has_week_to_come

    @property
    def can_be_paused(self) -> bool:
        return self.state == OfferState.PUBLISHED

    @property
    def can_be_edited(self) -> bool:
        return self.state in (OfferState.DRAFT, OfferState.CHANGES_REQUESTED, *PUBLIC_STATES)

    @property
    def can_be_made_again(self) -> bool:
        return self.state in (*PUBLIC_STATES, OfferState.CLOSED)


@dataclass(frozen=True)
class OfferGroup:
    """The offers of a company in the same part of their life."""

    title: str
    offers: list[ManagedOffer]


def offers_of_company(company_id: int) -> list[OfferGroup]:
    """All offers of a company by state, the last written first; groups without offers are left out. Two queries."""
    coming = OfferSlot.objects.filter(last_day__gte=clock.today()).annotate(places=Count("seats")).order_by("first_day")
    found = list(
        Offer.objects.filter(company=company_id)
        .order_by("-draft_saved_at", "-pk")
        .prefetch_related(Prefetch("slots", queryset=coming, to_attr="coming"))
    )
    rows = {state: [_managed(offer) for offer in found if offer.state in state] for _title, state in GROUPS}
    return [OfferGroup(str(title), rows[states]) for title, states in GROUPS if rows[states]]


def headline(groups: list[OfferGroup]) -> str:
    """What the company's offers ask of it today, as a sentence."""
    count = {str(title): 0 for title, _states in GROUPS} | {group.title: len(group.offers) for group in groups}
    to_do, _waiting, public, _ended = count.values()
    if to_do:
        words = {"n": title_first(in_words(to_do, feminine=True))}
        return ngettext("%(n)s offre à finir", "%(n)s offres à finir", to_do) % words
    if public:
        words = {"n": title_first(in_words(public, feminine=True))}
        return ngettext("%(n)s offre en ligne", "%(n)s offres en ligne", public) % words
    return _("Vos offres") if groups else _("Ouvrez votre porte une semaine")


def _managed(offer: Offer) -> ManagedOffer:
    state = OfferState(offer.state)
    title = offer.title if offer.state in PUBLIC_STATES else draft_content(offer).title
    note = ""
    if (
        offer.state == OfferState.CHANGES_REQUESTED
        or offer.revision == Revision.CHANGES_REQUESTED
        or offer.state == OfferState.WITHDRAWN
    ):
        note = offer.review_note
    return ManagedOffer(
        id=offer.pk,
        title=title or _("Offre sans titre"),
        state=offer.state,
        label=str(state.label),
        badge=BADGES[state],
        revision=str(Revision(offer.revision).label) if offer.revision != Revision.NONE else "",
        note=note,
        weeks=[_week(slot) for slot in offer.coming if slot.places],  # type: ignore[attr-defined]
        has_week_to_come=any(slot.first_day > clock.today() for slot in offer.coming),  # type: ignore[attr-defined]
    )


def _week(slot: Any) -> dict[str, Any]:
    if not slot.free:
        return {"week": (slot.first_day, slot.last_day), "note": _("complet"), "full": True}
    left = ngettext("%(free)d place libre", "%(free)d places libres", slot.free) % {"free": slot.free}
    return {"week": (slot.first_day, slot.last_day), "note": left, "full": False}


def offers_to_moderate(viewer: Viewer) -> QuerySet[Offer]:
    """The offers of a coordinator's territory, by their place or their company."""
    own = Q(territory=viewer.territory_id) | Q(company__territory=viewer.territory_id)
    nobody = Q(territory=None, company__territory=None)
    return Offer.objects.filter(own | nobody).select_related("company")


TABS = {
    "a-relire": (gettext_lazy("À relire"), IN_REVIEW),
    "a-completer": (
        gettext_lazy("Chez la structure"),
        Q(state=OfferState.CHANGES_REQUESTED) | Q(state__in=PUBLIC_STATES, revision=Revision.CHANGES_REQUESTED),
    ),
    "en-ligne": (gettext_lazy("En ligne"), Q(state__in=PUBLIC_STATES)),
    "terminees": (gettext_lazy("Terminées"), Q(state__in=(OfferState.CLOSED, OfferState.WITHDRAWN))),
}


def moderation_list(viewer: Viewer, tab: str) -> QuerySet[Offer]:
    """One tab of the moderation: what waits, the oldest first; the rest, the latest first."""
    found = offers_to_moderate(viewer).filter(TABS[tab][1])
    if tab == "a-relire":
        return found.order_by("submitted_at", "pk")
    return found.order_by("-published_at", "-submitted_at", "-pk")


def next_to_review(viewer: Viewer, offer: Offer) -> Offer | None:
    """The offer that comes after this one in the queue, or its first where this was the last; None when it is empty."""
    queue = moderation_list(viewer, "a-relire").exclude(pk=offer.pk)
    if offer.submitted_at is None:
        return queue.first()
    later = Q(submitted_at__gt=offer.submitted_at) | Q(submitted_at=offer.submitted_at, pk__gt=offer.pk)
    return queue.filter(later).first() or queue.first()


def moderation_counts(viewer: Viewer) -> dict[str, int]:
    """How many offers each tab of the moderation holds. One query."""
    counts = {tab.replace("-", "_"): Count("pk", filter=which) for tab, (_label, which) in TABS.items()}
    found = offers_to_moderate(viewer).aggregate(**counts)
    return {tab: found[tab.replace("-", "_")] for tab in TABS}


@dataclass(frozen=True)
class ModeratedOffer:
    """One offer in the coordinator's list."""

    id: int
    title: str
    company: str
    label: str
    badge: str
    is_change: bool
    verified: bool
    at: datetime | None


def moderation_rows(offers: Any) -> list[ModeratedOffer]:
    """The rows of one page of the list."""
    return [
        ModeratedOffer(
            id=offer.pk,
            title=draft_content(offer).title or _("Offre sans titre"),
            company=offer.company.name,
            label=str(OfferState(offer.state).label),
            badge=BADGES[OfferState(offer.state)],
            is_change=offer.state in PUBLIC_STATES and offer.revision == Revision.IN_REVIEW,
            verified=offer.company.is_verified,
            at=offer.submitted_at,
        )
        for offer in offers
    ]
