"""Who is told what around partners: their people by account or by e-mail, whoever asked in the app."""

from typing import Any

from django.urls import reverse

from premierpas.accounts.link_acts import make_link
from premierpas.core.outbox.about import About
from premierpas.core.outbox.notices import Notice, Recipient
from premierpas.organisations.people import recipient_of
from premierpas.people.circle import tell

from .models import Contact, Member, Partner

ANSWER_LINK, HOURS_LINK, INVITATION_LINK = "partners.answer", "partners.hours", "partners.invitation"
ANSWER_DAYS, INVITATION_DAYS = 45, 30


def about_partner(partner: Partner) -> About:
    """What messages around a partner are about."""
    return About("partner", partner.pk, partner.territory_id)


def member_of(contact: Contact) -> Member | None:
    """The contact's place in the space of their partner, if they have one now."""
    rows = contact.memberships.filter(until=None, since__isnull=False).select_related("user")
    return rows.first()


def reader_of(contact: Contact) -> list[Recipient]:
    """The contact as messages reach them; nobody where there is no address, or once they have left."""
    if contact.left_on is not None:
        return []
    member = member_of(contact)
    if member is not None and member.user is not None:
        return [recipient_of(member.user)]
    return [Recipient.by_one_way(contact.name, email=contact.email, mobile="")] if contact.email else []


def tell_members(notice: Notice, partner: Partner, *, key: str, **words: Any) -> None:
    """Everybody of the partner who reads its space now; nobody where none does."""
    members = Member.objects.filter(contact__partner=partner, until=None, since__isnull=False, user__isnull=False)
    readers = [recipient_of(each.user) for each in members.select_related("user").order_by("pk") if each.user]
    if readers:
        about = about_partner(partner)
        tell(notice, readers, key=key, about=about, link=reverse("partners:space"), partner=partner.name, **words)


def ask_contact(notice: Notice, contact: Contact, *, purpose: str, subject_id: int, **words: Any) -> None:
    """Ask something that one tap answers: in their space, else by a link that needs no account."""
    readers = reader_of(contact)
    if not readers:
        return
    link = reverse("partners:space")
    if readers[0].user_id is None:
        made = make_link(
            purpose=purpose, subject_id=subject_id, recipient=contact.email, recipient_name=contact.name,
            days_valid=ANSWER_DAYS,
        )  # fmt: skip
        link = f"link:{made.pk}"
    key = f"{notice.code}:{subject_id}:{link}"
    tell(notice, readers, key=key, about=about_partner(contact.partner), link=link, **words)
