"""On which row, and whether it is in the state for it."""

from django.utils.translation import gettext as _

from premierpas.agenda.settling import settle
from premierpas.core import clock
from premierpas.core.actions import step
from premierpas.core.errors import DomainError, WrongState
from premierpas.core.states import may_move
from premierpas.organisations.models import Company

from ..enums import OFFER_MOVES, REVISION_MOVES, OfferState, Revision
from ..models import Offer
from ..waiting import REVIEW


class CompanyNotVerified(DomainError):
    """No offer is public before a coordinator has verified company and person."""

    def __init__(self) -> None:
        super().__init__(_("La structure n’est pas encore vérifiée : l’association doit d’abord l’appeler."))


def locked(offer: Offer) -> Offer:
    """The offer as it is now, held until the transaction ends."""
    return Offer.objects.select_for_update(of=("self",)).select_related("company").get(pk=offer.pk)


def locked_with_company(offer: Offer) -> Offer:
    """The offer as `locked` gives it, its company held before it: the order in which a refusal takes them too."""
    company = Company.objects.select_for_update().get(pk=offer.company_id)
    offer = locked(offer)
    offer.company = company
    return offer


def require_verified(offer: Offer) -> None:
    """Raise CompanyNotVerified unless the company of an offer from `locked_with_company` is verified."""
    if not offer.company.is_verified:
        raise CompanyNotVerified


def require_state(offer: Offer, *states: OfferState) -> None:
    """Raise WrongState unless the offer is in one of these states."""
    if offer.state not in states:
        words = {"now": OfferState(offer.state).label}
        raise WrongState(_("Cette offre est maintenant « %(now)s » : rechargez la page.") % words)


def require_week_to_come(offer: Offer) -> None:
    """Raise WrongState when no pupil could come any more."""
    if not offer.slots.filter(first_day__gt=clock.today()).exists():
        raise WrongState(_("Toutes les semaines de cette offre sont passées : refaites-la pour l’an prochain."))


def move(offer: Offer, state: OfferState) -> None:
    """Change the state in memory; raises WrongState where the table has no such move."""
    if not may_move(OFFER_MOVES, offer.state, state):
        require_state(offer)
    offer.state = state


@step
def keep(offer: Offer, *fields: str) -> None:
    """Write these fields; when they say whether a text waits for a coordinator, so does the coordinators' agenda."""
    offer.save(update_fields=fields)
    if {"state", "revision"} & set(fields):
        settle(REVIEW.code, [offer.pk])


def move_revision(offer: Offer, revision: Revision) -> None:
    """Change the revision in memory; raises WrongState where the table has no such move."""
    if offer.revision == revision:
        return
    if not may_move(REVISION_MOVES, offer.revision, revision):
        raise WrongState(_("Cette modification a déjà été traitée : rechargez la page."))
    offer.revision = revision
