"""Messages that couldn't reach a party: shown to whoever can correct the contact."""

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Q
from django.utils.translation import gettext as _

from premierpas.core.outbox.models import Channel, Delivery, Message

from ..models import Agreement, Signatory

# The first message is written a moment before `asked_at` is.
_JUST_BEFORE = timedelta(minutes=1)


def bounced(agreements: Iterable[Agreement]) -> dict[int, Message]:
    """Signatory → the newest message to their present contact, where it was refused or can't be delivered.

    One query; the signatories must have been read (`queries.parties`). A later one that arrived ends it.
    """
    asked = [row for each in agreements for row in each.signatories.all() if row.asked_at and not row.has_signed]
    addresses = {to for row in asked for to in _contacts(row)}
    if not addresses:
        return {}
    since = min(row.asked_at for row in asked if row.asked_at) - _JUST_BEFORE
    tried = ~Q(state=Delivery.QUEUED) | ~Q(error="")
    rows = Message.objects.filter(tried, to__in=addresses, channel__in=[Channel.EMAIL, Channel.SMS], at__gte=since)
    newest = {each.to: each for each in rows.order_by("to", "-at", "-pk").distinct("to")}
    found = {}
    for row in asked:
        for to in _contacts(row):
            message = newest.get(to)
            asked_at = row.asked_at or since
            if message and message.state != Delivery.SENT and message.at >= asked_at - _JUST_BEFORE:
                found[row.pk] = message
    return found


def _contacts(row: Signatory) -> list[str]:
    return [to for to in (row.phone, row.email) if to]


def trouble_in_words(message: Message) -> str:
    """What a person of the school reads; the address itself is beside it."""
    by_sms = message.channel == Channel.SMS
    if message.state == Delivery.QUEUED:
        return _("Le SMS n’est pas encore parti.") if by_sms else _("L’e-mail n’est pas encore parti.")
    text = _("Le numéro a refusé le SMS.") if by_sms else _("L’adresse a refusé l’e-mail.")
    return f"{text} {_('Corrigez le contact : un nouveau lien part aussitôt.')}"
