"""Delivering queued messages: a task, idempotent by the message's state."""

from smtplib import SMTPRecipientsRefused
from typing import Protocol

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.module_loading import import_string
from procrastinate import RetryStrategy
from structlog import get_logger

from premierpas.core import clock
from premierpas.core.tasks import app, enqueue

from .addresses import address_of
from .models import Channel, Delivery, Message
from .refusals import header_of, name_of
from .secrets import revealed, without, words_of
from .suppression import address_to_stop, note_refused, outcomes, refuses

log = get_logger()
ATTEMPTS = 10
# A mail server is away for minutes or hours: again after 3, 9, 27 … seconds, the last time after five and a half hours.
PATIENCE = RetryStrategy(max_attempts=ATTEMPTS, exponential_wait=3)


class Undelivered(Exception):
    """What a carrier said, without the message's secrets that it had repeated."""


class Carrier(Protocol):
    """Hands one message over; raises whatever its backend raises when it can't be done now."""

    def carry(self, message: Message) -> None: ...


class Real:
    """E-mail through Django's backend, SMS through the configured one."""

    def carry(self, message: Message) -> None:
        address, body, stop = address_of(message.link), revealed(message), address_to_stop(message)
        if message.channel == Channel.SMS:
            text = f"{body} {address}".strip()
            import_string(settings.SMS_BACKEND)().send(to=message.to, text=text)
            return
        words = {
            "message": message,
            "body": body,
            "parts": [part for part in body.split("\n\n") if part.strip()],
            "address": address,
            "stop": stop,
            "site_name": settings.SITE_NAME,
            "site_url": settings.SITE_URL,
        }
        headers = {"Message-ID": header_of(message)}
        if stop:
            # RFC 8058: the mail programme's own button posts there, without opening a page.
            headers |= {"List-Unsubscribe": f"<{stop}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
        if settings.RETURN_ADDRESS:
            headers["From"] = settings.DEFAULT_FROM_EMAIL
        with translation.override(message.language):
            text, html = (render_to_string(f"core/mail.{kind}", words) for kind in ("txt", "html"))
        mail = EmailMultiAlternatives(
            message.subject,
            text,
            from_email=settings.RETURN_ADDRESS or settings.DEFAULT_FROM_EMAIL,
            to=[message.to],
            headers=headers,
        )
        mail.metadata = {"message": name_of(message)}  # type: ignore[attr-defined]  # for Anymail
        mail.attach_alternative(html, "text/html")
        mail.send()


class Shown:
    """The demo world: nothing leaves the machine, the outbox in the app shows everything."""

    def carry(self, message: Message) -> None:
        return


def queue_of(message: Message) -> str:
    """Letters to many wait behind what somebody is waiting for."""
    return "bulk" if message.scope else "urgent"


@app.task(name="core.deliver_message", queue="urgent", retry=PATIENCE)
def deliver_message(message_id: int) -> None:
    """Deliver one message, if it still waits. After the last attempt it has failed, and says why.

    One that may not leave yet is queued again for its time.
    """
    with transaction.atomic():
        waiting = Message.objects.filter(pk=message_id, state=Delivery.QUEUED)
        message = waiting.select_for_update(skip_locked=True).first()
        if message is None:
            return
        if message.not_before and message.not_before > clock.now():
            enqueue(deliver_message, message_id=message.pk, at=message.not_before, queue=queue_of(message))
            return
        if refuses(message):
            message.state = Delivery.UNWANTED
            message.save(update_fields=["state"])
            _tell(message)
            return
        carrier: Carrier = import_string(settings.OUTBOX_DELIVERY)()
        opens: list[str] = []
        try:
            opens = [address_of(message.link), *words_of(message)]
            carrier.carry(message)
        except Exception as error:
            said = without(str(error), opens)
            message.error, message.attempts = (said or type(error).__name__)[:300], message.attempts + 1
            if _for_good(error):
                message.state = Delivery.BOUNCED
            elif message.attempts >= ATTEMPTS:
                message.state = Delivery.FAILED
            message.save(update_fields=["state", "error", "attempts"])
            if message.state == Delivery.BOUNCED:
                note_refused(message)
            if message.state != Delivery.QUEUED:
                _tell(message)
            failed = error if said == str(error) else Undelivered(said)
        else:
            message.state, message.sent_at, message.error = Delivery.SENT, clock.now(), ""
            message.save(update_fields=["state", "sent_at", "error"])
            _tell(message)
            return
    if message.state == Delivery.BOUNCED:
        log.info("outbox.refused", message_id=message.pk, notice=message.notice)
        return
    if message.state == Delivery.FAILED:
        log.error("outbox.given_up", message_id=message.pk, notice=message.notice)
        return
    raise failed


def _tell(message: Message) -> None:
    for note in outcomes:
        note(message)


def _for_good(error: Exception) -> bool:
    """Whether the mail server knows already that nobody has this address."""
    if not isinstance(error, SMTPRecipientsRefused):
        return False
    return bool(error.recipients) and all(code >= 550 for code, _said in error.recipients.values())
