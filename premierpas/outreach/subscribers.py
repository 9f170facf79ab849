"""Files follow what happens elsewhere: who leaves, companies that sign up, offers, applications."""

from premierpas.agenda.events import PresencesEnded
from premierpas.agenda.models import Presence
from premierpas.agenda.presences import VOLUNTEER, hold, next_owner, staffed
from premierpas.agenda.reasons import Team
from premierpas.applications.events import (
    AboutApplication,
    ApplicationAccepted,
    ApplicationConfirmed,
    ApplicationRejected,
    ApplicationSubmitted,
)
from premierpas.applications.models import Application
from premierpas.core.compiled import Compiled, Given
from premierpas.core.events import subscribe
from premierpas.core.tasks import enqueue
from premierpas.offers.events import OfferClosed, OfferPublished
from premierpas.offers.models import Offer
from premierpas.organisations.enums import Role
from premierpas.organisations.events import CompaniesListed, CompanyRefused, CompanyVerified, MembershipStarted
from premierpas.organisations.models import Membership

from .enums import LIVE, FileState, Kind
from .files.opening import file_of, move_on
from .models import CompanyFile, Contact
from .tasks import COMPLETE, complete_files
from .timeline import tell_fact

_offer_of = Compiled(
    lambda: Application.objects.filter(pk=Given("application")).values_list("offer", "offer__company", "offer__title")
)
_file_of = Compiled(lambda: CompanyFile.objects.filter(company=Given("company")).order_by("pk")[:1])


@subscribe(PresencesEnded)
def others_take_over(event: PresencesEnded) -> None:
    """What somebody who is gone had goes on: to whoever follows the company beside them, else to who has fewest."""
    files = CompanyFile.objects.select_for_update(of=("self",)).filter(
        owner__in=event.presence_ids, state__in=LIVE, merged_into=None
    )
    for file in files.order_by("pk"):
        team = staffed(Team(VOLUNTEER, file.territory_id))
        if team is None:
            continue  # nobody is left in the territory: whoever comes takes over (tasks.adopt_files)
        file.owner = _beside(file) or next_owner(team)
        file.save(update_fields=["owner"])
        tell_fact(file, "owner", name=file.owner.user.name)


def _beside(file: CompanyFile) -> Presence | None:
    shares = file.shares.select_related("presence__user").order_by("-until")
    others = (share.presence for share in shares if share.presence_id != file.owner_id)
    return next(filter(hold, others), None)


@subscribe(MembershipStarted)
def company_signs_up(event: MembershipStarted) -> None:
    """Somebody of a company has an account: the company has a file, and they are a person in it."""
    membership = Membership.objects.select_related("company", "user").get(pk=event.membership_id)
    if membership.role != Role.COMPANY or membership.company is None:
        return
    file = file_of(membership.company)
    if file is None:
        return
    known = file.contacts.filter(email__iexact=membership.user.email or "-", left_on=None).first()
    if known is None:
        has_main = file.contacts.filter(is_main=True, left_on=None).exists()
        Contact.objects.create(
            file=file, member=membership, name=membership.user.name, function=membership.function,
            phone=membership.user.phone, email=membership.user.email or "", is_main=not has_main,
        )  # fmt: skip
    elif known.member_id is None:
        known.member = membership
        known.save(update_fields=["member"])


@subscribe(CompaniesListed)
def listed_companies_are_leads(event: CompaniesListed) -> None:
    """Their files are opened by a worker: a list of thousands isn't kept waiting for them."""
    enqueue(complete_files, once=COMPLETE, timestamp=0)


@subscribe(CompanyVerified)
def company_is_verified(event: CompanyVerified) -> None:
    if file := CompanyFile.objects.filter(company=event.company_id).first():
        tell_fact(file, "verified")


@subscribe(CompanyRefused)
def company_is_refused(event: CompanyRefused) -> None:
    if file := CompanyFile.objects.filter(company=event.company_id).first():
        tell_fact(file, "refused")


@subscribe(OfferPublished)
def offer_is_online(event: OfferPublished) -> None:
    """A company with an offer is active; what it shows is its sector, where nobody has said one."""
    _offer_told(event.offer_id, "offer_published", FileState.ACTIVE)


@subscribe(OfferClosed)
def offer_is_closed(event: OfferClosed) -> None:
    _offer_told(event.offer_id, "offer_closed")


def _offer_told(offer_id: int, fact: str, to: FileState | None = None) -> None:
    offer = Offer.objects.select_related("company__territory").get(pk=offer_id)
    file = file_of(offer.company)
    if file is None:
        return
    tell_fact(file, fact, kind=Kind.OFFER, title=offer.title)
    if to is not None:
        CompanyFile.objects.filter(pk=file.pk, sector="").update(sector=offer.sector)
        move_on(file, to)


@subscribe(ApplicationSubmitted)
def application_came(event: ApplicationSubmitted) -> None:
    _application_told(event, "received")


@subscribe(ApplicationAccepted)
def application_accepted(event: ApplicationAccepted) -> None:
    _application_told(event, "accepted")


@subscribe(ApplicationRejected)
def application_rejected(event: ApplicationRejected) -> None:
    _application_told(event, "rejected")


@subscribe(ApplicationConfirmed)
def place_confirmed(event: ApplicationConfirmed) -> None:
    _application_told(event, "placed")


def _application_told(event: AboutApplication, fact: str) -> None:
    """Told without the pupil: the team of a territory may know companies and no pupil."""
    offer_id, company_id, title = _offer_of.get(application=event.application_id)
    if file := _file_of.first(company=company_id):
        tell_fact(file, fact, kind=Kind.PUPILS, title=title, offer=offer_id)
