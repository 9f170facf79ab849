"""Refused e-mail: a mail server's report or a provider's event becomes the state of the message it is about.

Each e-mail is named by its row and a signature. Whoever writes to the mailbox of returned mail can refuse nothing else.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import Message as Part
from email.utils import parseaddr

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import transaction
from structlog import get_logger

from premierpas.core import clock

from .addresses import address_of
from .models import Cause, Channel, Delivery, Message
from .secrets import without, words_of
from .suppression import note_refused, outcomes, suppress

log = get_logger()
REMEMBERED = timedelta(days=7)  # how long after it left a refusal that only names an address is about a message
_NAMED = re.compile(r"<(\d{1,18}\.[\w-]{40,})@")


@dataclass(frozen=True)
class Refusal:
    """Which message was refused, and what the other server said."""

    message_id: int
    said: str


def _signer() -> Signer:
    return Signer(sep=".", salt="core.refusals")


def name_of(message: Message) -> str:
    """What an e-mail carries so that its refusal finds back to it."""
    return _signer().sign(str(message.pk))


def header_of(message: Message) -> str:
    """The Message-ID, at the sender's own host."""
    host = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2] or "localhost"
    return f"<{name_of(message)}@{host}>"


def message_named(name: str) -> int | None:
    """The message of a name that we signed, under this key or a former one."""
    try:
        return int(_signer().unsign(name))
    except (BadSignature, ValueError):
        return None


def read_report(raw: bytes) -> Refusal | None:
    """What a delivery status notification (RFC 3464) refuses; None for a delay, an absence notice, or anything else."""
    mail = message_from_bytes(raw, policy=policy.default)
    parts = list(mail.walk())
    said = next((words for part in parts if (words := _refused(part))), "")
    found = next((pk for part in parts if (pk := _returned(part)) is not None), None)
    return Refusal(found, said) if said and found is not None else None


def _refused(part: Part) -> str:
    """The diagnosis in a part, if it tells of a failure for good."""
    if part.get_content_type() != "message/delivery-status":
        return ""
    for block in part.walk():
        if str(block.get("Action", "")).strip().lower() == "failed":
            status = str(block.get("Status", "")).strip()
            diagnosis = " ".join(str(block.get("Diagnostic-Code", "")).split()).partition(";")[2].strip()
            return diagnosis or status or "failed"
    return ""


def _returned(part: Part) -> int | None:
    """The message that a part returns, whole or by its headers."""
    kind, headers = part.get_content_type(), ""
    if kind == "message/rfc822":
        headers = " ".join(str(inside.get("Message-ID", "")) for inside in part.walk())
    elif kind == "text/rfc822-headers":
        written = part.get_payload(decode=True)
        headers = written.decode("utf-8", "replace") if isinstance(written, bytes) else ""
    return next((pk for name in _NAMED.findall(headers) if (pk := message_named(name)) is not None), None)


@transaction.atomic
def note_refusal(refusal: Refusal) -> bool:
    """The message didn't arrive: say so, without what it opens. False when it isn't there, or was known before."""
    rows = Message.objects.select_for_update().filter(channel=Channel.EMAIL).exclude(state=Delivery.BOUNCED)
    message = rows.filter(pk=refusal.message_id).first()
    if message is None:
        return False
    said = without(refusal.said, [address_of(message.link), *words_of(message)])
    message.state, message.error = Delivery.BOUNCED, said[:300]
    message.save(update_fields=["state", "error"])
    note_refused(message)
    for note in outcomes:
        note(message)
    log.info("outbox.refused", message_id=message.pk, notice=message.notice)
    return True


@transaction.atomic
def note_complaint(message_id: int) -> bool:
    """Its reader has called it unwanted: the address gets no more letters. False when the message isn't there."""
    message = Message.objects.filter(pk=message_id, channel=Channel.EMAIL).first()
    if message is None:
        return False
    suppress(message.to, cause=Cause.COMPLAINED)
    return True


def newest_to(address: str) -> int | None:
    """The last e-mail that left for an address: what a provider's event is about that doesn't name one."""
    rows = Message.objects.filter(channel=Channel.EMAIL, to__iexact=address, sent_at__gte=clock.now() - REMEMBERED)
    return rows.order_by("-sent_at", "-pk").values_list("pk", flat=True).first()


def note_reports(mails: Iterable[bytes]) -> int:
    """Note each report among these; how many messages are now known as refused."""
    found = [read_report(each) for each in mails]
    return sum(note_refusal(each) for each in found if each is not None)
