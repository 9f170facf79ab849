"""The network: who signs the charter, what a member promises for a year, who leaves."""

from datetime import date

from django.utils.translation import gettext as _

from premierpas.accounts.link_acts import revoke_links
from premierpas.core import clock
from premierpas.core.actions import Actor, action, step
from premierpas.core.errors import DomainError, WrongState
from premierpas.core.scans import Scan

from ..enums import FileState
from ..models import Commitment, CompanyFile, Document, NetworkMembership
from ..timeline import tell_fact
from ..waiting import settle_file
from .calling import advance
from .files import locked

SAME_AGAIN = "outreach.same_again"  # the purpose of the yearly question's link
MOST_SEATS = 60


@action(may="outreach.change_file")
def join_network(
    file: CompanyFile, *, by: Actor, since: date, signed_by: str, signed_as: str = "", charter: Scan | None = None
) -> NetworkMembership:
    """The company has signed the charter. Raises WrongState for a member, DomainError for a day to come."""
    file = locked(file)
    if file.network.filter(left_on=None).exists():
        raise WrongState(_("Cette entreprise est déjà dans le réseau : rechargez la page."))
    if since > clock.today():
        raise DomainError(_("Ce jour n’est pas encore venu."), field="since")
    membership = NetworkMembership.objects.create(
        file=file, since=since, signed_by=signed_by, signed_as=signed_as, entered_by=by.user,
        charter=_paper(file, charter, by) if charter else None,
    )  # fmt: skip
    if file.is_live and file.state not in (FileState.COMMITTED, FileState.PUBLISHING, FileState.ACTIVE):
        advance(file, FileState.COMMITTED)
    tell_fact(file, "joined", name=signed_by)
    settle_file(file)
    return membership


@action(may="outreach.change_file", on=lambda given: given["membership"].file)
def keep_charter(membership: NetworkMembership, *, by: Actor, charter: Scan) -> NetworkMembership:
    """The signed paper, in the place of the one that is there."""
    membership = held_membership(membership)
    membership.charter = _paper(membership.file, charter, by)
    membership.save(update_fields=["charter"])
    return membership


def _paper(file: CompanyFile, charter: Scan, by: Actor) -> Document:
    known = file.documents.defer("scan").filter(sha256=charter.sha256).first()
    return known or Document.objects.create(
        file=file, name=_("Charte du réseau, signée"), scan=charter.pdf, sha256=charter.sha256, pages=charter.pages,
        added_by=by.user,
    )  # fmt: skip


@action(may="outreach.change_file", on=lambda given: given["membership"].file)
def commit_seats(
    membership: NetworkMembership, *, by: Actor, year: int, seats: int, trades: str = ""
) -> Commitment | None:
    """What it promises for a school year; no seat takes the promise back. Raises DomainError for too many."""
    membership = held_membership(membership)
    return set_commitment(membership, year, seats, trades)


@step
def set_commitment(membership: NetworkMembership, year: int, seats: int, trades: str) -> Commitment | None:
    """Keep what it promises for a year; no seat takes the promise back."""
    if seats > MOST_SEATS:
        raise DomainError(_("Soixante places au plus."), field="seats")
    if seats < 1:
        if membership.commitments.filter(year=year).delete()[0]:
            tell_fact(membership.file, "uncommitted", year=year)
        return None
    said = {"seats": seats, "trades": trades.strip(), "at": clock.now()}
    promise, _new = Commitment.objects.update_or_create(membership=membership, year=year, defaults=said)
    tell_fact(membership.file, "commitment", seats=seats, year=year)
    return promise


@action(may="outreach.change_file", on=lambda given: given["membership"].file)
def show_member(membership: NetworkMembership, *, by: Actor, said_by: str) -> None:
    """Somebody of the company has said that everybody may know; without a name it is shown to nobody any more."""
    membership = held_membership(membership)
    said_by = said_by.strip()
    membership.public_since = clock.now() if said_by else None
    membership.public_said_by = said_by
    membership.save(update_fields=["public_since", "public_said_by"])
    tell_fact(membership.file, "shown" if said_by else "hidden", name=said_by)


@action(may="outreach.change_file", on=lambda given: given["membership"].file)
def leave_network(membership: NetworkMembership, *, by: Actor, why: str) -> None:
    """It is no longer a member; what was promised and signed stays in its file."""
    membership = held_membership(membership)
    if not why.strip():
        raise DomainError(_("Dites pourquoi en quelques mots : qui reprendra la fiche voudra le savoir."), field="why")
    membership.left_on, membership.why_left, membership.public_since = clock.today(), why.strip(), None
    membership.save(update_fields=["left_on", "why_left", "public_since"])
    for question in membership.questions.filter(answer=""):
        revoke_links(purpose=SAME_AGAIN, subject_id=question.pk)
    tell_fact(membership.file, "left", why=why.strip())


def held_membership(membership: NetworkMembership) -> NetworkMembership:
    """The membership as it is now, after its file was locked. Raises WrongState once it has left."""
    locked(membership.file)
    rows = NetworkMembership.objects.select_for_update(of=("self",)).select_related("file__owner__user")
    membership = rows.select_related("file__company__territory", "file__territory").get(pk=membership.pk)
    if membership.left_on is not None:
        raise WrongState(_("Cette entreprise n’est plus dans le réseau : rechargez la page."))
    return membership
