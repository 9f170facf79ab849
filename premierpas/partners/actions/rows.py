"""What several actions on partners share: the locked file, a person's row, a person's place in the space."""

from django.utils.translation import gettext as _

from premierpas.accounts.link_acts import revoke_links
from premierpas.core import clock
from premierpas.core.actions import step
from premierpas.core.errors import DomainError
from premierpas.core.text import one_line

from ..models import Contact, Member, Partner
from ..telling import INVITATION_LINK


@step
def locked(partner: Partner) -> Partner:
    """The partner as it is now; nobody else changes it before this transaction ends."""
    return Partner.objects.select_for_update(of=("self",)).select_related("owner", "territory").get(pk=partner.pk)


@step
def make_contact(partner: Partner, *, name: str, function: str, phone: str, email: str) -> Contact:
    """The row. Raises DomainError without a way to reach them, or for an address that is there."""
    if not (phone or email):
        raise DomainError(_("Il faut un téléphone ou un e-mail."), field="email")
    refuse_known(partner, email := email.strip().lower())
    return Contact.objects.create(
        partner=partner, name=one_line(name), function=one_line(function), phone=phone, email=email
    )


def refuse_known(partner: Partner, email: str, *, but: Contact | None = None) -> None:
    """Raise DomainError when another person of the partner has this address."""
    others = partner.contacts.filter(email=email, left_on=None).exclude(pk=but.pk if but else None)
    if email and others.exists():
        raise DomainError(_("Une personne de ce partenaire a déjà cet e-mail."), field="email")


@step
def close_memberships(contact: Contact) -> int:
    """End what a contact has of the space."""
    rows = Member.objects.filter(contact=contact, until=None)
    for pk in rows.values_list("pk", flat=True):
        revoke_links(purpose=INVITATION_LINK, subject_id=pk)
    return rows.update(until=clock.now())
