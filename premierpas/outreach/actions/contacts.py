"""The people of a company: who they are, how they want to be reached, and not."""

from django.utils.translation import gettext as _

from premierpas.core import clock
from premierpas.core.actions import Actor, action
from premierpas.core.errors import DomainError
from premierpas.core.outbox.models import Cause
from premierpas.core.outbox.suppression import suppress

from ..audience import COMPANIES
from ..models import CompanyFile, Contact
from ..timeline import tell_fact
from .files import locked


@action(may="outreach.change_file")
def add_contact(
    file: CompanyFile, *, by: Actor, name: str, function: str = "", phone: str = "", email: str = "", wish: str = ""
) -> Contact:
    """A person of the company; the first one is called first. Raises DomainError without a way to reach them."""
    file = locked(file)
    if not (phone or email):
        raise DomainError(_("Il faut un téléphone ou un e-mail."), field="phone")
    first = not file.contacts.filter(is_main=True, left_on=None).exists()
    contact = Contact.objects.create(
        file=file, name=name, function=function, phone=phone, email=email, wish=wish, is_main=first
    )
    tell_fact(file, "contact", name=name)
    return contact


@action(may="outreach.change_file", on=lambda given: given["contact"].file)
def correct_contact(
    contact: Contact, *, by: Actor, name: str, function: str = "", phone: str = "", email: str = "", wish: str = ""
) -> Contact:
    """Who they are now. Another address is a new one: what was refused of the old no longer counts."""
    locked(contact.file)
    contact = Contact.objects.select_for_update(of=("self",)).get(pk=contact.pk)
    if not (phone or email):
        raise DomainError(_("Il faut un téléphone ou un e-mail."), field="phone")
    contact.name, contact.function, contact.phone, contact.email, contact.wish = name, function, phone, email, wish
    contact.save(update_fields=["name", "function", "phone", "email", "wish"])
    return contact


@action(may="outreach.change_file", on=lambda given: given["contact"].file)
def call_first(contact: Contact, *, by: Actor) -> None:
    """From now on this person is called first."""
    locked(contact.file)
    Contact.objects.filter(file=contact.file_id, is_main=True).exclude(pk=contact.pk).update(is_main=False)
    Contact.objects.filter(pk=contact.pk, left_on=None).update(is_main=True)


@action(may="outreach.change_file", on=lambda given: given["contact"].file)
def no_more_mail(contact: Contact, *, by: Actor) -> None:
    """The person has asked for no more e-mail; calls and visits go on."""
    Contact.objects.filter(pk=contact.pk, no_mail_since=None).update(no_mail_since=clock.now())
    # What is on its way already is stopped too.
    suppress(contact.email, cause=Cause.UNSUBSCRIBED, whose=f"contact:{contact.pk}", scope=COMPANIES.scope)


@action(may="outreach.change_file", on=lambda given: given["contact"].file)
def contact_left(contact: Contact, *, by: Actor) -> None:
    """The person is no longer there; what was said with them stays."""
    locked(contact.file)
    Contact.objects.filter(pk=contact.pk, left_on=None).update(left_on=clock.today(), is_main=False)
