"""Refused e-mail comes back: as a server's answer, as a returned mail (stdin, IMAP), as a provider's event."""

import base64
import io
import json
from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client

from premierpas.core.outbox import returned
from premierpas.core.outbox.delivery import deliver_message
from premierpas.core.outbox.models import Delivery, Message
from premierpas.core.outbox.notices import Notice, Recipient, post
from premierpas.core.outbox.provider import secret_address
from premierpas.core.outbox.refusals import Refusal, name_of, note_refusal, read_report
from premierpas.core.outbox.returned import read_returned_mail

pytestmark = pytest.mark.django_db
NOTICE = Notice(code="tests.refused", subject="Bonjour", body="…", why="…", button="Ouvrir")
NOBODY = Recipient(name="Anna", email="anna@exemple.test")
SAID = "550 5.1.1 <anna@exemple.test>: Recipient address rejected: User unknown"


def sent(key: str = "tests.refused:1") -> Message:
    (message,) = post(NOTICE, NOBODY, key=key, about=None, link="/aide/")
    deliver_message(message_id=message.pk)
    message.refresh_from_db()
    assert message.state == Delivery.SENT
    return message


def report(message_id: str, *, action: str = "failed", status: str = "5.1.1", returns: str = "message/rfc822") -> bytes:
    return f"""From: MAILER-DAEMON@mx.exemple.test
To: retours@association.test
Subject: Undelivered Mail Returned to Sender
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="B"

--B
Content-Type: text/plain

This is the mail system at host mx.exemple.test.
--B
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.exemple.test

Final-Recipient: rfc822; anna@exemple.test
Action: {action}
Status: {status}
Diagnostic-Code: smtp; {SAID}
--B
Content-Type: {returns}

Message-ID: {message_id}
Subject: Bonjour
To: anna@exemple.test

…
--B--
""".replace("\n", "\r\n").encode()


def test_each_mail_carries_the_name_by_which_its_refusal_finds_back(settings):
    settings.RETURN_ADDRESS = "retours@association.test"
    message = sent()
    (letter,) = mail.outbox
    assert name_of(message) in letter.extra_headers["Message-ID"] and letter.metadata == {"message": name_of(message)}
    assert letter.from_email == "retours@association.test"
    assert letter.message()["From"] == settings.DEFAULT_FROM_EMAIL


@pytest.mark.parametrize("returns", ["message/rfc822", "text/rfc822-headers"])
def test_a_returned_mail_on_standard_input_marks_its_message(monkeypatch, capsys, returns):
    message = sent()
    raw = report(mail.outbox[0].extra_headers["Message-ID"], returns=returns)
    for _time in range(2):
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(raw)))
        call_command("read_returned_mail")
    message.refresh_from_db()
    assert (message.state, message.error) == (Delivery.BOUNCED, SAID)
    assert "Refus noté" in capsys.readouterr().out


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\xff\xfe no mail at all",
        b"Subject: Absent\r\nAuto-Submitted: auto-replied\r\nIn-Reply-To: <1.x@y>\r\n\r\nJe reviens lundi.",
        report("<1.forged-forged-forged-forged-forged-forged-forged@z>"),
        report("<unknown@elsewhere.test>"),
    ],
)
def test_what_is_no_refusal_of_ours_says_nothing(raw: bytes):
    assert read_report(raw) is None


def test_a_delay_is_no_refusal():
    sent()
    own = mail.outbox[0].extra_headers["Message-ID"]
    assert read_report(report(own, action="delayed", status="4.4.1")) is None
    assert read_report(report(own)) is not None


class Mailbox:
    """An IMAP server with these mails, all unread."""

    def __init__(self, mails: list[bytes]) -> None:
        self.mails, self.seen, self.opened = mails, set[str](), ()

    def __call__(self, host: str, port: int, timeout: int) -> "Mailbox":
        self.opened = (host, port)
        return self

    def __enter__(self) -> "Mailbox":
        return self

    def __exit__(self, *_: object) -> None:
        return None

    def login(self, user: str, password: str) -> None:
        self.opened += (user, password)

    def select(self, folder: str) -> None:
        self.opened += (folder,)

    def search(self, _charset: None, _what: str):
        unread = [str(n) for n in range(1, len(self.mails) + 1) if str(n) not in self.seen]
        return "OK", [" ".join(unread).encode()]

    def fetch(self, number: str, _what: str):
        return "OK", [(b"1 (BODY[] {3}", self.mails[int(number) - 1]), b")"]

    def store(self, number: str, _add: str, _flag: str) -> None:
        self.seen.add(number)


def test_the_mailbox_of_returned_mail_is_read_once(settings, monkeypatch):
    message = sent()
    box = Mailbox([b"Subject: Bonjour\r\n\r\nMerci.", report(mail.outbox[0].extra_headers["Message-ID"])])
    monkeypatch.setattr(returned, "IMAP4_SSL", box)
    read_returned_mail()
    assert box.opened == ()  # no mailbox is set
    settings.RETURNED_MAIL_URL = "imaps://retours%40association.test:p%40ss@imap.exemple.test/Retours"
    read_returned_mail()
    message.refresh_from_db()
    assert (message.state, box.seen) == (Delivery.BOUNCED, {"1", "2"})
    assert box.opened == ("imap.exemple.test", 993, "retours@association.test", "p@ss", "Retours")


def event(message: Message, **more: object) -> dict[str, object]:
    """What Brevo posts."""
    return {
        "event": "hard_bounce", "email": "anna@exemple.test", "id": 1, "date": "2026-11-20 09:00:00", "ts_event": 1,
        "message-id": "<x@brevo>", "subject": "Bonjour", "reason": SAID,
        "X-Mailin-custom": json.dumps({"message": name_of(message)}), **more,
    }  # fmt: skip


def posted(address: str, body: object):
    return Client(enforce_csrf_checks=True).post(address, json.dumps(body), content_type="application/json")


def test_a_provider_posts_refusals_to_its_secret_address(settings):
    settings.EMAIL_BACKEND = "anymail.backends.brevo.EmailBackend"
    message, later = sent_two()
    address = secret_address()
    assert posted(address, event(message, event="delivered")).status_code == 200
    message.refresh_from_db()
    assert message.state == Delivery.SENT
    assert posted(address, event(message)).status_code == 200
    for each in (message, later):
        each.refresh_from_db()
    assert (message.state, message.error, later.state) == (Delivery.BOUNCED, SAID, Delivery.SENT)


def test_an_event_without_a_name_is_about_the_last_mail_to_its_address(settings):
    settings.EMAIL_BACKEND = "anymail.backends.brevo.EmailBackend"
    message, later = sent_two()
    assert posted(secret_address(), event(message, **{"X-Mailin-custom": "{}"})).status_code == 200
    later.refresh_from_db()
    assert later.state == Delivery.BOUNCED


def sent_two() -> tuple[Message, Message]:
    from django.test import override_settings

    with override_settings(EMAIL_BACKEND="django.core.mail.backends.locmem.EmailBackend"):
        return sent(), sent("tests.refused:2")


def test_nobody_else_can_refuse_mail(settings):
    settings.EMAIL_BACKEND = "anymail.backends.brevo.EmailBackend"
    message, _later = sent_two()
    guessed = secret_address()[:-4] + "abc/"
    assert posted(guessed, event(message)).status_code == 404
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    assert posted(secret_address(), event(message)).status_code == 404
    message.refresh_from_db()
    assert message.state == Delivery.SENT


def test_what_is_no_event_is_refused_without_an_error_page(settings):
    settings.EMAIL_BACKEND = "anymail.backends.brevo.EmailBackend"
    client = Client()
    assert client.post(secret_address(), b"{", content_type="application/json").status_code == 400
    assert client.get(secret_address()).status_code == 405


def test_postmark_is_read_as_well(settings):
    settings.EMAIL_BACKEND = "anymail.backends.postmark.EmailBackend"
    message, _later = sent_two()
    body = {
        "RecordType": "Bounce", "ID": 4, "Type": "HardBounce", "TypeCode": 1, "Email": "anna@exemple.test",
        "MessageID": "m", "Details": SAID, "Description": "The server was unable to deliver your message",
        "BouncedAt": "2026-11-20T09:00:00Z", "Metadata": {"message": name_of(message)},
    }  # fmt: skip
    assert posted(secret_address(), body).status_code == 200
    message.refresh_from_db()
    assert (message.state, message.error) == (Delivery.BOUNCED, SAID)


class Refusing:
    """A mail server that knows at once that nobody has this address, or that is full for now."""

    code = 550

    def carry(self, message: Message) -> None:
        raise SMTPRecipientsRefused({message.to: (self.code, SAID.encode())})


class Full(Refusing):
    code = 452


def test_an_address_that_the_server_refuses_at_once_isnt_tried_ten_times(settings):
    (message,) = post(NOTICE, NOBODY, key="tests.refused:9", about=None)
    settings.OUTBOX_DELIVERY = f"{__name__}.Full"
    with pytest.raises(SMTPRecipientsRefused):
        deliver_message(message_id=message.pk)
    settings.OUTBOX_DELIVERY = f"{__name__}.Refusing"
    deliver_message(message_id=message.pk)
    message.refresh_from_db()
    assert message.state == Delivery.BOUNCED and "User unknown" in message.error


def test_what_a_server_repeats_of_the_message_isnt_kept(settings):
    message = sent()
    address = f"{settings.SITE_URL}/aide/"
    assert note_refusal(Refusal(message.pk, f"552 spam link {address}"))
    message.refresh_from_db()
    assert address not in message.error


def test_base64_is_read_like_any_other_report():
    sent()
    raw = report(mail.outbox[0].extra_headers["Message-ID"], returns="text/rfc822-headers")
    head, rest = raw.split(b"text/rfc822-headers\r\n\r\n")
    headers, end = rest.split(b"\r\n--B--")
    coded = b"text/rfc822-headers\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(headers)
    assert read_report(head + coded + b"\r\n--B--" + end) is not None
