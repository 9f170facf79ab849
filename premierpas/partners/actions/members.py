"""Who of a partner reads its space: invited by the team or by a colleague, ended at once."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from premierpas.accounts.link_acts import make_link
from premierpas.accounts.links import Link
from premierpas.core import clock
from premierpas.core.actions import NOBODY, Actor, action, step
from premierpas.core.errors import WrongState
from premierpas.core.outbox.notices import Recipient
from premierpas.organisations.people import account_for
from premierpas.organisations.work_addresses import domain_of
from premierpas.people.circle import tell

from ..errors import AlreadyMember, OtherAddress
from ..models import Contact, Member, Partner
from ..notices import INVITED
from ..queries import known_domains
from ..telling import INVITATION_DAYS, INVITATION_LINK, about_partner
from ..timeline import tell_fact
from .rows import close_memberships, locked, make_contact


@action(may="partners.invite")
def invite_person(
    partner: Partner, *, by: Actor, name: str, email: str, function: str = "", address_confirmed: bool = False
) -> Member:
    """Invite somebody of the partner to its space; a person who is noted there already stays one.

    Raises AlreadyMember; OtherAddress where a colleague invites to an address that its people usually don't have.
    """
    partner = locked(partner)
    email = email.strip().lower()
    known = known_domains(partner)
    if by.viewer.is_partner and not address_confirmed and domain_of(email) not in known:
        raise OtherAddress(domain_of(email), known)
    contact = partner.contacts.filter(email=email, left_on=None).first()
    if contact is None:
        contact = make_contact(partner, name=name, function=function, phone="", email=email)
    try:
        with transaction.atomic():
            member = Member.objects.create(contact=contact, invited_by=by.user)
    except IntegrityError:
        raise AlreadyMember from None
    _send(member)
    tell_fact(partner, "invited", name=contact.name)
    return member


@step
def _send(member: Member) -> None:
    contact = member.contact
    link = make_link(
        purpose=INVITATION_LINK, subject_id=member.pk, recipient=contact.email, recipient_name=contact.name,
        days_valid=INVITATION_DAYS,
    )  # fmt: skip
    tell(
        INVITED,
        [Recipient.by_one_way(contact.name, email=contact.email, mobile="")],
        key=f"partners.invited:{link.pk}",
        about=about_partner(contact.partner),
        link=f"link:{link.pk}",
        inviter=member.invited_by.name if member.invited_by else contact.partner.name,
        partner=contact.partner.name,
    )


def is_invited(link: Link, member: Member) -> bool:
    """Whether the link's holder is whom this invitation went to."""
    return link.subject_id == member.pk


@action(may=NOBODY, links={INVITATION_LINK: is_invited})
def accept_invitation(member: Member, *, by: Actor) -> Member:
    """The invited person opens their space: an account with their address, and the capacity."""
    rows = Member.objects.select_for_update(of=("self",)).select_related("contact__partner", "user")
    member = rows.get(pk=member.pk)
    if member.until is not None:
        raise WrongState(_("Cette invitation a été retirée."))
    if member.since is None:
        member.user = account_for(member.contact.email, name=by.name or member.contact.name)
        member.since = clock.now()
        member.save(update_fields=["user", "since"])
        Contact.objects.filter(pk=member.contact_id).update(seen_on=clock.today())
        tell_fact(member.contact.partner, "joined", name=member.contact.name)
    return member


@action(may=NOBODY, links={INVITATION_LINK: is_invited})
def renew_invitation(member: Member, *, by: Actor) -> None:
    """A link that is over: a new one goes to the address that was invited."""
    member = Member.objects.select_for_update(of=("self",)).get(pk=member.pk)
    if member.since is None and member.until is None:
        _send(member)


@action(may="partners.invite", on=lambda given: given["member"].contact.partner)
def end_member(member: Member, *, by: Actor) -> None:
    """They read nothing more, from now on; an invitation that waits is taken back."""
    if close_memberships(member.contact):
        tell_fact(member.contact.partner, "closed", name=member.contact.name)
