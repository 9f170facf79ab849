"""Messages in which somebody is named: their own go, in those of others the name gives way to "l’élève"."""

import json
import re
from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from premierpas.accounts.links import Link
from premierpas.accounts.models import User
from premierpas.campaigns.models import Letter, Subscription
from premierpas.core import clock
from premierpas.core.outbox.models import Message
from premierpas.core.own_retention import BODY_DAYS
from premierpas.organisations.models import Invitation
from premierpas.outreach.models import Entry
from premierpas.people.models import Guardian, Pupil
from premierpas.placements.models import Party, Signatory

from .engine import Done


def contacts_of(pupil: Pupil) -> set[str]:
    """Every address and number by which the pupil and the family were reached."""
    found = {pupil.phone, pupil.user.email or "", pupil.user.phone}
    for email, phone in Guardian.objects.filter(pupil=pupil).values_list("email", "phone"):
        found |= {email, phone}
    family = Signatory.objects.filter(agreement__placement__pupil=pupil, party__in=[Party.GUARDIAN, Party.PUPIL])
    for email, phone in family.values_list("email", "phone"):
        found |= {email, phone}
    return found - {""}


def unshared(contacts: set[str], *, but: Pupil | None = None) -> set[str]:
    """Those that reach nobody else's guardian: a brother's letters stay."""
    others = Guardian.objects.filter(pupil__anonymised_at=None).filter(Q(email__in=contacts) | Q(phone__in=contacts))
    if but is not None:
        others = others.exclude(pupil=but)
    return contacts - {each for pair in others.values_list("email", "phone") for each in pair}


def forget_sent(contacts: Iterable[str], user_id: int, done: Done) -> None:
    """What was sent to these addresses, and what they were given to open, goes."""
    reached = list(contacts)
    for rows in (
        Message.objects.filter(Q(user=user_id) | Q(to__in=reached)),
        Link.objects.filter(recipient__in=reached),
        Invitation.objects.filter(email__in=reached),
        Letter.objects.filter(email__in=reached),
        Subscription.objects.filter(email__in=reached),
    ):
        done.note(rows.model._meta.label, "deleted", rows.delete()[0])


def hide_pupil(pupil: Pupil, contacts: set[str], done: Done) -> None:
    """In what others were told about the pupil, the name gives way: in full everywhere, in parts around the pupil."""
    adults = list(pupil.links.values_list("adult", flat=True).distinct())
    names = [pupil.full_name, pupil.listed_name, pupil.last_name, pupil.first_name]
    names = [name for name in names if len(name) > 1]
    anywhere = Q()
    for name in {pupil.full_name, pupil.listed_name}:
        anywhere |= Q(subject__icontains=name) | Q(body__icontains=name) | Q(why__icontains=name)
    around = Q(user__in=adults) & (Q(body__icontains=pupil.first_name) | Q(body__icontains=pupil.last_name))
    recent = Message.objects.filter(at__gte=clock.now() - timedelta(days=BODY_DAYS + 1))  # older ones have no words
    _hide(recent.filter(anywhere | around | _of_hosts(pupil) | Q(to__in=contacts)), names, done)


def hide_adult(user: User, done: Done) -> None:
    """In the timelines of companies the full name gives way, where people or the product wrote it."""
    name, written = user.name.strip(), json.dumps(user.name.strip(), ensure_ascii=False)[1:-1]
    rows = Entry.objects.annotate(told=Cast("data", TextField()))
    for entry in rows.filter(Q(said__contains=name) | Q(told__contains=written)) if name else ():
        said, told = entry.said.replace(name, _("une personne")), json.dumps(entry.data, ensure_ascii=False)
        data = json.loads(told.replace(written, _("une personne")))
        if (said, data) != (entry.said, entry.data):
            Entry.objects.filter(pk=entry.pk).update(said=said, data=data)
            done.note("outreach.Entry", "blanked", 1)


def _of_hosts(pupil: Pupil) -> Q:
    """Messages to whoever signed or received without an account."""
    addresses: set[str] = set()
    rows = Signatory.objects.filter(agreement__placement__pupil=pupil).values_list("email", "phone")
    for pair in [*rows, *pupil.placements.values_list("host_email", "host_phone")]:
        addresses |= set(pair)
    return Q(to__in=addresses - {""})


def _hide(rows: Iterable[Message], names: list[str], done: Done) -> None:
    any_name = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, names)) + r")(?!\w)", re.IGNORECASE)
    for message in rows:
        told = {name: any_name.sub(_("l’élève"), getattr(message, name)) for name in ("subject", "body", "why")}
        if any(getattr(message, name) != words for name, words in told.items()):
            Message.objects.filter(pk=message.pk).update(subject=told.pop("subject")[:200], **told)
            done.note("core.Message", "blanked", 1)
