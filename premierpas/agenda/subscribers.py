"""Presences follow memberships, and tasks follow both, in the transaction that changes them."""

from premierpas.core.events import subscribe
from premierpas.organisations.events import (
    CompanyNameChanged,
    CompanyRefused,
    CompanyVerified,
    MembershipEnded,
    MembershipStarted,
)
from premierpas.organisations.models import Membership

from .companies import VERIFY
from .models import Presence
from .presences import mirror
from .settling import hand_over, settle, settle_for


@subscribe(MembershipStarted)
def arrive(event: MembershipStarted) -> None:
    """Somebody is there; the first of a team finds what waited for it."""
    settle_for(_mirrored(event.membership_id))
    _settle_company(event.membership_id)


@subscribe(MembershipEnded)
def leave(event: MembershipEnded) -> None:
    """Somebody is no longer there: others have what they had open."""
    hand_over([_mirrored(event.membership_id)])
    _settle_company(event.membership_id)


@subscribe(CompanyVerified)
def call_was_made(event: CompanyVerified) -> None:
    settle(VERIFY.code, [event.company_id])


@subscribe(CompanyRefused)
def call_was_in_vain(event: CompanyRefused) -> None:
    settle(VERIFY.code, [event.company_id])


@subscribe(CompanyNameChanged)
def name_was_asked_for_or_settled(event: CompanyNameChanged) -> None:
    settle(VERIFY.code, [event.company_id])


def _mirrored(membership_id: int) -> Presence:
    mirror(Membership.objects.filter(pk=membership_id))
    return Presence.objects.get(key=f"membership:{membership_id}")


def _settle_company(membership_id: int) -> None:
    company = Membership.objects.get(pk=membership_id).company_id
    if company is not None:
        settle(VERIFY.code, [company])
