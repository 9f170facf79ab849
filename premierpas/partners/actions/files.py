"""A partner's file: opened, corrected, with its people and what was said."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from premierpas.agenda.models import Presence
from premierpas.agenda.presences import VOLUNTEER, colleagues_of, hold, presence_of
from premierpas.agenda.reasons import Team
from premierpas.core import clock
from premierpas.core.actions import NOTHING, Actor, action
from premierpas.core.errors import DomainError
from premierpas.core.text import one_line
from premierpas.organisations.enums import Role
from premierpas.organisations.models import Territory

from ..enums import BY_HAND, EntryKind, PartnerKind
from ..errors import PartnerExists
from ..models import Contact, Entry, Partner
from ..timeline import note_contact, tell_fact
from ..waiting import settle_partner
from .rows import close_memberships, locked, make_contact, refuse_known


@action(may="partners.work", on=NOTHING)
def open_partner(
    name: str, *, by: Actor, kind: PartnerKind, everywhere: bool = False, about: str = "", city: str = ""
) -> Partner:
    """A partner of one's own territory, or of the whole association; whoever opens it follows it."""
    owner = presence_of(by.viewer)
    territory = None if everywhere else Territory.objects.get(pk=by.viewer.territory_id)
    try:
        with transaction.atomic():
            partner = Partner.objects.create(
                name=one_line(name), kind=kind, territory=territory, owner=owner, about=about.strip(),
                city=one_line(city),
            )  # fmt: skip
    except IntegrityError:
        raise PartnerExists from None
    tell_fact(partner, "opened")
    return partner


@action(may="partners.change")
def correct_partner(
    partner: Partner, *, by: Actor, name: str, kind: PartnerKind, about: str, city: str, owner: Presence | None
) -> Partner:
    """What the file says, and who follows it. Raises DomainError for somebody who isn't of the team."""
    partner = locked(partner)
    if owner is not None and owner.pk != partner.owner_id and not (_works(owner, partner) and hold(owner)):
        raise DomainError(_("Cette personne n’est plus dans l’équipe."), field="owner")
    partner.name, partner.kind, partner.about, partner.city = one_line(name), kind, about.strip(), one_line(city)
    partner.owner = owner or partner.owner
    try:
        with transaction.atomic():
            partner.save(update_fields=["name", "kind", "about", "city", "owner"])
    except IntegrityError:
        raise PartnerExists from None
    tell_fact(partner, "corrected")
    settle_partner(partner)
    return partner


def _works(presence: Presence, partner: Partner) -> bool:
    teams = (Team(role, partner.territory_id) for role in (VOLUNTEER, str(Role.COORDINATOR)))
    return any(colleagues_of(team).filter(pk=presence.pk).exists() for team in teams)


@action(may="partners.change")
def note(partner: Partner, *, by: Actor, kind: EntryKind, said: str) -> Entry:
    """A call, a meeting, a mail, a note. Raises DomainError for what nobody writes by hand."""
    if kind not in BY_HAND:
        raise DomainError(_("Choisissez ce que vous notez."), field="kind")
    if not said.strip():
        raise DomainError(_("Écrivez ce qui a été dit."), field="said")
    partner = locked(partner)
    if kind != EntryKind.NOTE:
        note_contact(partner)
    return Entry.objects.create(partner=partner, kind=kind, said=said.strip(), by=by.user)


@action(may="partners.change")
def add_person(
    partner: Partner, *, by: Actor, name: str, function: str = "", phone: str = "", email: str = ""
) -> Contact:
    """Somebody of the partner. Raises DomainError without a way to reach them, or for an address that is there."""
    partner = locked(partner)
    contact = make_contact(partner, name=name, function=function, phone=phone, email=email)
    tell_fact(partner, "person", name=contact.name)
    return contact


@action(may="partners.change", on=lambda given: given["contact"].partner)
def correct_person(
    contact: Contact, *, by: Actor, name: str, function: str = "", phone: str = "", email: str = ""
) -> Contact:
    """Who they are now. An address by which they read the space isn't changed: another person is invited."""
    locked(contact.partner)
    contact = Contact.objects.select_for_update(of=("self",)).select_related("partner").get(pk=contact.pk)
    if not (phone or email):
        raise DomainError(_("Il faut un téléphone ou un e-mail."), field="email")
    email = email.strip().lower()
    if email != contact.email and contact.memberships.filter(until=None).exists():
        raise DomainError(_("Cette adresse ouvre son espace : fermez-le d’abord."), field="email")
    refuse_known(contact.partner, email, but=contact)
    contact.name, contact.function, contact.phone, contact.email = one_line(name), one_line(function), phone, email
    contact.save(update_fields=["name", "function", "phone", "email"])
    return contact


@action(may="partners.change", on=lambda given: given["contact"].partner)
def person_left(contact: Contact, *, by: Actor) -> None:
    """They are no longer there: their space, their doors and their hours end now."""
    partner = locked(contact.partner)
    if not Contact.objects.filter(pk=contact.pk, left_on=None).update(left_on=clock.today()):
        return
    close_memberships(contact)
    contact.doors.filter(closed_on=None).update(closed_on=clock.today())
    contact.skills.filter(closed_on=None).update(closed_on=clock.today())
    tell_fact(partner, "left", name=contact.name)
