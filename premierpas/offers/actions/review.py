"""Review: a company submits, a coordinator publishes, asks for changes or withdraws; the company is told."""

from django.urls import reverse
from django.utils.translation import gettext as _

from premierpas.core import clock, events
from premierpas.core.actions import Actor, action
from premierpas.core.errors import WrongState
from premierpas.core.reasons import reason_given
from premierpas.organisations.models import Site

from ..content import SUBSTANCE, OfferContent
from ..drafts import PUBLIC_STATES, Step, draft_content, is_in_review, text_version
from ..enums import OfferState, Revision
from ..events import OfferChangesRequested, OfferPublished, OfferSubmitted, OfferWithdrawn
from ..models import Offer
from ..notices import CHANGES_REQUESTED, PUBLISHED, RECEIVED, TO_REVIEW, WITHDRAWN, tell_company, tell_coordinators
from ..publishing import apply_content
from ..readiness import NotReady, problems_of
from .access import (
    keep,
    locked,
    locked_with_company,
    move,
    move_revision,
    require_verified,
)


@action(may="offers.change_offer")
def submit_offer(offer: Offer, *, by: Actor) -> Offer:
    """Ask for publication; raises NotReady. On a public offer, changes without substance are public at once."""
    offer = locked(offer)
    content = draft_content(offer)
    problems = problems_of(offer, content)
    if problems:
        raise NotReady(problems)
    if offer.state in PUBLIC_STATES:
        if not changes_substance(offer, content):
            apply_content(offer, content)
            move_revision(offer, Revision.NONE)
            offer.draft = {}
            keep(offer, "draft", "revision")
            return offer
        move_revision(offer, Revision.IN_REVIEW)
    else:
        move(offer, OfferState.IN_REVIEW)
        site = Site.objects.filter(pk=content.site_id).first()
        offer.territory_id = site.territory_id if site and site.territory_id else offer.company.territory_id
    offer.submitted_at = clock.now()
    keep(offer, "state", "revision", "submitted_at", "territory")
    events.emit(OfferSubmitted(offer_id=offer.pk, at=clock.now()))
    tell_company(RECEIVED, offer, title=content.title)
    tell_coordinators(TO_REVIEW, offer, title=content.title)
    return offer


def changes_substance(offer: Offer, content: OfferContent) -> bool:
    """Whether this text differs in substance from the public one."""
    public, new = OfferContent.of(offer.content).as_json(), content.as_json()
    return any(public[name] != new[name] for name in SUBSTANCE)


@action(may="offers.moderate_offer")
def publish_offer(offer: Offer, *, by: Actor, version: str | None = None) -> Offer:
    """Make the text in review public.

    `version`: what `text_version` said of the text that the coordinator has read. Raises WrongState, NotReady,
    CompanyNotVerified, WeekInUse, PlacesInUse.
    """
    offer = locked_with_company(offer)
    _require_review(offer)
    content = draft_content(offer)
    if version is not None and version != text_version(content):
        raise WrongState(_("Le texte a changé depuis que vous l’avez lu. Relisez-le avant de le publier."))
    require_verified(offer)
    problems = problems_of(offer, content)
    if problems:
        raise NotReady(problems)
    if offer.state in PUBLIC_STATES:
        move_revision(offer, Revision.NONE)
    else:
        move(offer, OfferState.PUBLISHED)
        offer.published_at = clock.now()
    apply_content(offer, content)
    offer.draft = {}
    offer.review_note, offer.reviewed = "", {}
    keep(offer, "state", "revision", "draft", "review_note", "reviewed", "published_at")
    events.emit(OfferPublished(offer_id=offer.pk, at=clock.now()))
    tell_company(PUBLISHED, offer, title=content.title)
    return offer


@action(may="offers.moderate_offer")
def request_changes(offer: Offer, *, note: str, by: Actor) -> Offer:
    """Ask the company to mend the text in review, with a note that says what; the public text stays."""
    offer = locked(offer)
    _require_review(offer)
    offer.review_note = reason_given(note, _("Écrivez à la structure ce qu’il faut revoir."), field="note")
    if offer.state in PUBLIC_STATES:
        move_revision(offer, Revision.CHANGES_REQUESTED)
    else:
        move(offer, OfferState.CHANGES_REQUESTED)
    content = draft_content(offer)
    offer.reviewed = content.as_json()
    keep(offer, "state", "revision", "review_note", "reviewed")
    events.emit(OfferChangesRequested(offer_id=offer.pk, at=clock.now()))
    tell_company(CHANGES_REQUESTED, offer, title=content.title, note=offer.review_note, link=_review(offer))
    return offer


@action(may="offers.moderate_offer")
def withdraw_offer(offer: Offer, *, reason: str, by: Actor) -> Offer:
    """Take a public offer away for good, with the reason that the company is told."""
    offer = locked(offer)
    move(offer, OfferState.WITHDRAWN)
    offer.review_note = reason_given(reason, _("Écrivez à la structure pourquoi l’offre est retirée."), field="note")
    keep(offer, "state", "review_note")
    events.emit(OfferWithdrawn(offer_id=offer.pk, at=clock.now()))
    tell_company(WITHDRAWN, offer, title=offer.title, note=offer.review_note)
    return offer


def _review(offer: Offer) -> str:
    return reverse("offers:wizard", args=[offer.pk, Step.REVIEW])


def _require_review(offer: Offer) -> None:
    if not is_in_review(offer):
        raise WrongState(_("Cette offre n’attend plus de relecture : elle a déjà été traitée."))
