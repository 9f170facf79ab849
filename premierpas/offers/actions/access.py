"""Who acts, and on which row: checked again in the transaction, whatever the screen has checked."""

from django.utils.translation import gettext as _

from premierpas.accounts.models import User
from premierpas.core.errors import DomainError, NotAllowed, WrongState
from premierpas.core.states import may_move
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Company, Membership

from ..enums import OFFER_MOVES, REVISION_MOVES, OfferState, Revision
from ..models import Offer


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


def require_company(company: Company, by: User) -> None:
    """Raise NotAllowed unless `by` is a present member of the company."""
    if not Membership.objects.filter(user=by, company=company, role=Role.COMPANY, until=None).exists():
        raise NotAllowed(_("Cette offre est celle d’une autre structure."))


def require_coordinator(offer: Offer, by: User) -> None:
    """Raise NotAllowed unless `by` coordinates the territory of the offer or of its company."""
    territories = {offer.territory_id, offer.company.territory_id} - {None}
    present = Membership.objects.filter(user=by, role=Role.COORDINATOR, until=None)
    if territories:
        present = present.filter(territory_id__in=territories)
    if not present.exists():
        raise NotAllowed(_("Cette offre est suivie par un autre territoire."))


def require_verified(offer: Offer) -> None:
    """Raise CompanyNotVerified unless the company of an offer from `locked_with_company` is verified."""
    if not offer.company.is_verified:
        raise CompanyNotVerified


def require_state(offer: Offer, *states: OfferState) -> None:
    """Raise WrongState unless the offer is in one of these states."""
    if offer.state not in states:
        words = {"now": OfferState(offer.state).label}
        raise WrongState(_("Cette offre est maintenant « %(now)s » : rechargez la page.") % words)


def move(offer: Offer, state: OfferState) -> None:
    """Change the state in memory; raises WrongState where the table has no such move."""
    if not may_move(OFFER_MOVES, offer.state, state):
        require_state(offer)
    offer.state = state


def move_revision(offer: Offer, revision: Revision) -> None:
    """Change the revision in memory; raises WrongState where the table has no such move."""
    if offer.revision == revision:
        return
    if not may_move(REVISION_MOVES, offer.revision, revision):
        raise WrongState(_("Cette modification a déjà été traitée : rechargez la page."))
    offer.revision = revision
